package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import java.util.Random;

/** Values of every type as text, in the form that {@link Reading#value} gives them. */
final class Values {

    private static final long[] EDGES = {
        0,
        1,
        -1,
        23,
        24,
        127,
        128,
        -128,
        -129,
        255,
        256,
        32767,
        32768,
        -32768,
        -32769,
        65535,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        (1L << 53) + 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final double[] FLOATS = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        1.1,
        1.5,
        65504,
        65536,
        1e-7,
        1e20,
        1e300,
        1 / 3.0,
        Math.PI,
        (float) Math.PI,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        5.960464477539063e-8,
        1.0 / (1 << 15),
        9007199254740993.0
    };

    private static final String[] CHARACTERS = {
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\b", "\f", "\0", "\u001f", "\u007f", "\u0080", "ü",
        "\u07ff", "\u0800", "水", "\uffff", "𐅑", "😀", "'", "{", "]"
    };

    private Values() {}

    static void write(ValueWriter out, ResourceType type, String value) {
        switch (type) {
            case STRING, CORE_LINK -> out.writeString(value);
            case INTEGER -> out.writeInteger(Long.parseLong(value));
            case UNSIGNED_INTEGER -> out.writeUnsigned(Long.parseUnsignedLong(value));
            case FLOAT -> out.writeFloat(Double.parseDouble(value));
            case BOOLEAN -> out.writeBoolean(Boolean.parseBoolean(value));
            case OPAQUE -> out.writeOpaque(Samples.hex(value), 0, value.length() / 2);
            case TIME -> out.writeTime(Long.parseLong(value));
            case OBJECT_LINK -> {
                String[] ids = value.split(":");
                out.writeObjectLink(Integer.parseInt(ids[0]), Integer.parseInt(ids[1]));
            }
            case NONE -> throw new IllegalArgumentException("no value to write");
        }
    }

    static String random(Random random, ResourceType type) {
        return switch (type) {
            case STRING, CORE_LINK -> randomText(random);
            case INTEGER, TIME -> Long.toString(randomLong(random));
            case UNSIGNED_INTEGER -> Long.toUnsignedString(randomLong(random));
            case FLOAT -> Double.toString(randomFloat(random));
            case BOOLEAN -> Boolean.toString(random.nextBoolean());
            case OPAQUE -> {
                byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12)];
                random.nextBytes(bytes);
                yield Samples.hex(bytes);
            }
            case OBJECT_LINK -> random.nextInt(65536) + ":" + random.nextInt(65536);
            case NONE -> throw new IllegalArgumentException("no values");
        };
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static long randomLong(Random random) {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >> random.nextInt(64);
    }

    private static double randomFloat(Random random) {
        if (random.nextBoolean()) {
            return FLOATS[random.nextInt(FLOATS.length)];
        }
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) || Double.isInfinite(value) ? random.nextGaussian() : value;
    }
}
