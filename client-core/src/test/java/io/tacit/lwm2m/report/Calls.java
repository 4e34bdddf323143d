package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.TreeWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import java.util.Arrays;
import java.util.Random;

/** Writes down what a {@link TreeWriter} is told, to the letter; and tells one whatever comes to mind. */
final class Calls implements TreeWriter {

    /** Two Objects with a single and a multiple Resource of every type. */
    static final ObjectTree TREE = new ObjectTree(new Bare(1), new Bare(65534));

    private static final long[] NUMBERS = {0, 1, -1, 63, 64, 127, 128, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] REALS = {
        0, -0.0, 1.5, 0.1, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Float.MAX_VALUE, Double.MAX_VALUE
    };

    private final StringBuilder text = new StringBuilder();

    void clear() {
        text.setLength(0);
    }

    String text() {
        return text.toString();
    }

    /** Tells a snapshot something, and returns what. */
    static String random(Snapshot snapshot, long time, Random random) {
        Calls calls = new Calls();
        long seed = random.nextLong();
        snapshot.begin(time);
        tell(snapshot, new Random(seed));
        tell(calls, new Random(seed));
        return calls.text();
    }

    static ResourceDefinition resource(ResourceType type, boolean multiple) {
        return Bare.DEFINITION.resource(type.ordinal() + (multiple ? 1000 : 0));
    }

    private static void tell(TreeWriter to, Random random) {
        for (int instances = random.nextInt(4); instances > 0; instances--) {
            to.beginInstance(random.nextBoolean() ? 1 : 65534, random.nextInt(random.nextBoolean() ? 3 : 65535));
            for (int resources = random.nextInt(4); resources > 0; resources--) {
                ResourceType type = ResourceType.values()[1 + random.nextInt(ResourceType.values().length - 1)];
                ResourceDefinition resource = resource(type, random.nextInt(3) == 0);
                to.beginResource(resource);
                for (int values = resource.multiple() ? random.nextInt(4) : 1; values > 0; values--) {
                    if (resource.multiple()) {
                        to.resourceInstance(random.nextInt(65535));
                    }
                    tell(to, type, random);
                }
                to.endResource();
            }
            to.endInstance();
        }
    }

    private static void tell(TreeWriter to, ResourceType type, Random random) {
        switch (type) {
            case STRING, CORE_LINK -> to.writeString(string(random));
            case INTEGER -> to.writeInteger(number(random));
            case UNSIGNED_INTEGER -> to.writeUnsigned(number(random));
            case FLOAT ->
                to.writeFloat(random.nextBoolean() ? REALS[random.nextInt(REALS.length)] : random.nextGaussian());
            case BOOLEAN -> to.writeBoolean(random.nextBoolean());
            case OPAQUE -> {
                byte[] bytes = new byte[random.nextInt(random.nextInt(4) == 0 ? 300 : 10)];
                random.nextBytes(bytes);
                int offset = random.nextInt(bytes.length + 1);
                to.writeOpaque(bytes, offset, bytes.length - offset);
            }
            case TIME -> to.writeTime(number(random));
            case OBJECT_LINK -> to.writeObjectLink(random.nextInt(65536), random.nextInt(65536));
            case NONE -> throw new IllegalArgumentException("no value");
        }
    }

    private static long number(Random random) {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong() >> random.nextInt(64);
    }

    /** Any characters, halves of pairs among them. */
    private static String string(Random random) {
        char[] characters = new char[random.nextInt(20)];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
        }
        return new String(characters);
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        text.append("instance /")
                .append(objectId)
                .append('/')
                .append(instanceId)
                .append('\n');
    }

    @Override
    public void endInstance() {
        text.append("end instance\n");
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        text.append("resource ").append(resource.id()).append(' ').append(resource.type());
        text.append(resource.multiple() ? " multiple\n" : "\n");
    }

    @Override
    public void endResource() {
        text.append("end resource\n");
    }

    @Override
    public void resourceInstance(int id) {
        text.append("resource instance ").append(id).append('\n');
    }

    @Override
    public void writeString(String value) {
        text.append("string ").append(value).append('\n');
    }

    @Override
    public void writeInteger(long value) {
        text.append("integer ").append(value).append('\n');
    }

    @Override
    public void writeUnsigned(long value) {
        text.append("unsigned ").append(value).append('\n');
    }

    @Override
    public void writeFloat(double value) {
        text.append("float ").append(Double.doubleToLongBits(value)).append('\n');
    }

    @Override
    public void writeBoolean(boolean value) {
        text.append("boolean ").append(value).append('\n');
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        text.append("opaque ").append(Arrays.toString(Arrays.copyOfRange(value, offset, offset + length)));
        text.append('\n');
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        text.append("source of ").append(source.length()).append('\n');
        source.release();
    }

    @Override
    public void writeTime(long seconds) {
        text.append("time ").append(seconds).append('\n');
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        text.append("link ").append(objectId).append(':').append(instanceId).append('\n');
    }

    /** An Object that is nothing but its definition. */
    private static final class Bare extends Lwm2mObject {

        static final ObjectDefinition DEFINITION = definition(1);

        Bare(int id) {
            super(definition(id));
        }

        private static ObjectDefinition definition(int id) {
            ObjectDefinition.Builder builder =
                    ObjectDefinition.builder(id, "Bare").multiple();
            for (ResourceType type : ResourceType.values()) {
                if (type != ResourceType.NONE) {
                    builder.resource(type.ordinal(), "single", type, ResourceDefinition.READ);
                    int flags = ResourceDefinition.READ | ResourceDefinition.MULTIPLE;
                    builder.resource(1000 + type.ordinal(), "multiple", type, flags);
                }
            }
            return builder.build();
        }
    }
}
