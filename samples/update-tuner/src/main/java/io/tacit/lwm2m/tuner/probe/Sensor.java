package io.tacit.lwm2m.tuner.probe;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;

/** What a device has to be read: the Device Object, and a thermometer that shows something else each time. */
final class Sensor {

    static final String LINKS = "</>;rt=\"oma.lwm2m\";ct=\"0 42 110 112 11542\",</3/0>,</3303/0>";
    static final Path VALUE = Path.of(3303, 0, 5700);

    private static final int MAX_BYTES = 1024;

    /** Who reads; without access control it does not matter which server that is. */
    private static final int SERVER = 1;

    private final ObjectTree tree = new ObjectTree(
            Device.builder().manufacturer("Tacit").modelNumber("probe").build(), new Thermometer());
    private final Formats formats = new Formats();
    private final Output output = new Output(MAX_BYTES);

    /**
     * Encodes what lies at a path.
     *
     * @param path what is read
     * @param format what is asked for; negative to choose one
     * @param chosen takes the format in its first place
     * @throws Refusal if there is nothing, or not in that format
     */
    synchronized byte[] read(Path path, int format, int[] chosen) {
        int suited = path.depth() == 3 ? ContentFormat.TEXT : ContentFormat.TLV;
        Encoder encoder = formats.encoder(format < 0 ? suited : format);
        if (encoder == null) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "format " + format + " can't be written");
        }
        chosen[0] = encoder.contentFormat();
        output.clear();
        encoder.begin(path, output);
        tree.read(path, SERVER, encoder);
        encoder.end();
        return output.toByteArray();
    }

    /** Returns the payload of a Send: the value, in SenML CBOR. */
    synchronized byte[] report() {
        Encoder encoder = formats.encoder(ContentFormat.SENML_CBOR);
        output.clear();
        encoder.begin(Path.ROOT, output);
        tree.read(VALUE, SERVER, encoder);
        encoder.end();
        return output.toByteArray();
    }

    private static final class Thermometer extends Lwm2mObject {

        private double celsius = 20;

        Thermometer() {
            super(ObjectDefinition.builder(VALUE.objectId(), "Temperature")
                    .resource(VALUE.resourceId(), "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                    .build());
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            celsius = celsius < 30 ? celsius + 0.25 : 20;
            out.writeFloat(celsius);
        }
    }
}
