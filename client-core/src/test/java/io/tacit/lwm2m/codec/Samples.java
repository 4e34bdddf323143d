package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.TreeWriter;
import java.util.HexFormat;

/** Objects that the tests read and write, and the values that the specification's examples have. */
final class Samples {

    private static final int READ_WRITE = ResourceDefinition.READ | ResourceDefinition.WRITE;
    private static final int MULTIPLE = READ_WRITE | ResourceDefinition.MULTIPLE;

    /** The Object of the examples in LwM2M Core TS 1.0.2, section 6.4.3.1, and TS 1.1, section 7.4. */
    static final ObjectDefinition DEVICE = ObjectDefinition.builder(3, "Device")
            .resource(0, "Manufacturer", ResourceType.STRING, READ_WRITE)
            .resource(1, "Model Number", ResourceType.STRING, READ_WRITE)
            .resource(2, "Serial Number", ResourceType.STRING, READ_WRITE)
            .resource(3, "Firmware Version", ResourceType.STRING, READ_WRITE)
            .resource(6, "Available Power Sources", ResourceType.INTEGER, MULTIPLE)
            .resource(7, "Power Source Voltage", ResourceType.INTEGER, MULTIPLE)
            .resource(8, "Power Source Current", ResourceType.INTEGER, MULTIPLE)
            .resource(9, "Battery Level", ResourceType.INTEGER, READ_WRITE)
            .resource(10, "Memory Free", ResourceType.INTEGER, READ_WRITE)
            .resource(11, "Error Code", ResourceType.INTEGER, MULTIPLE)
            .resource(13, "Current Time", ResourceType.TIME, READ_WRITE)
            .resource(14, "UTC Offset", ResourceType.STRING, READ_WRITE)
            .resource(16, "Supported Binding", ResourceType.STRING, READ_WRITE)
            .build();

    /** What {@link Reading#lines} makes of that Object in any format. */
    static final String DEVICE_LINES = "/3/0/0=Open Mobile Alliance\n/3/0/1=Lightweight M2M Client\n"
            + "/3/0/2=345000123\n/3/0/3=1.0\n/3/0/6/0=1\n/3/0/6/1=5\n/3/0/7/0=3800\n/3/0/7/1=5000\n/3/0/8/0=125\n"
            + "/3/0/8/1=900\n/3/0/9=100\n/3/0/10=15\n/3/0/11/0=0\n/3/0/13=1367491215\n/3/0/14=+02:00\n/3/0/16=U\n";

    /**
     * One Resource of each type at its ordinal, and a multiple one of each type at 100 more; ids of two bytes at 1000
     * more.
     */
    static final ObjectDefinition EVERYTHING = everything();

    /** One Resource of type String. */
    static final ObjectDefinition STRING_AT_5 = ObjectDefinition.builder(3442, "String")
            .resource(5, "single", ResourceType.STRING, READ_WRITE)
            .build();

    private Samples() {}

    private static ObjectDefinition everything() {
        ObjectDefinition.Builder builder =
                ObjectDefinition.builder(3442, "Everything").multiple();
        for (ResourceType type : ResourceType.values()) {
            if (type != ResourceType.NONE) {
                builder.resource(type.ordinal(), "single " + type, type, READ_WRITE);
                builder.resource(100 + type.ordinal(), "multiple " + type, type, MULTIPLE);
                builder.resource(1000 + type.ordinal(), "far " + type, type, READ_WRITE);
            }
        }
        return builder.build();
    }

    static ResourceDefinition single(ResourceType type) {
        return EVERYTHING.resource(type.ordinal());
    }

    static ResourceDefinition multiple(ResourceType type) {
        return EVERYTHING.resource(100 + type.ordinal());
    }

    /** Writes the Device Object Instance of the specification's examples. */
    static void writeDevice(TreeWriter out) {
        out.beginInstance(3, 0);
        text(out, 0, "Open Mobile Alliance");
        text(out, 1, "Lightweight M2M Client");
        text(out, 2, "345000123");
        text(out, 3, "1.0");
        integers(out, 6, 1, 5);
        integers(out, 7, 3800, 5000);
        integers(out, 8, 125, 900);
        integer(out, 9, 100);
        integer(out, 10, 15);
        integers(out, 11, 0);
        out.beginResource(DEVICE.resource(13));
        out.writeTime(1367491215);
        out.endResource();
        text(out, 14, "+02:00");
        text(out, 16, "U");
        out.endInstance();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", "").toLowerCase());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void text(TreeWriter out, int id, String value) {
        out.beginResource(DEVICE.resource(id));
        out.writeString(value);
        out.endResource();
    }

    private static void integer(TreeWriter out, int id, long value) {
        out.beginResource(DEVICE.resource(id));
        out.writeInteger(value);
        out.endResource();
    }

    private static void integers(TreeWriter out, int id, long... values) {
        out.beginResource(DEVICE.resource(id));
        for (int i = 0; i < values.length; i++) {
            out.resourceInstance(i);
            out.writeInteger(values[i]);
        }
        out.endResource();
    }
}
