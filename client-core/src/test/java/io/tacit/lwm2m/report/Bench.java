package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/** A sensor, what one server has said of it, and what it observes: on a clock of seconds. */
final class Bench {

    static final Path VALUE = Path.of(Sensor.ID, 0, Sensor.VALUE);

    final Sensor sensor = new Sensor();
    final ServerAccount account = new ServerAccount(0, 1);
    final AttributeStore attributes = new AttributeStore(account, 10);
    final ObjectTree tree = new ObjectTree(sensor);
    final Observations observations;
    private int tokens;

    Bench() {
        this(10);
    }

    Bench(int maxObservations) {
        observations = new Observations(tree, attributes, account, new Formats(), maxObservations, 1000);
    }

    /** Sets attributes, such as {@code pmin=5 gt=20.5}; without a value one is removed. */
    void write(Path path, String text) {
        Attributes given = new Attributes();
        Attributes unset = new Attributes();
        for (String word : text.trim().split(" ")) {
            String[] parts = word.split("=");
            if (parts.length == 2) {
                given.set(Attribute.named(parts[0]), Double.parseDouble(parts[1]));
            } else if (parts[0].length() > 0) {
                unset.set(Attribute.named(parts[0]), 0);
            }
        }
        attributes.write(path, given, unset);
    }

    /** The server observes a path in plain text or SenML CBOR, and gets its answer. */
    Observation observe(Path path, long seconds) {
        byte[] token = {(byte) tokens++};
        observe(path, path.depth() == 3 ? ContentFormat.TEXT : ContentFormat.SENML_CBOR, token, seconds);
        return observations.find(token);
    }

    Message observe(Path path, int format, byte[] token, long seconds) {
        Message request = new Message(Code.GET).token(token).add(Option.OBSERVE, 0L);
        Message answer = new Message(Code.CONTENT).subject(path).add(Option.CONTENT_FORMAT, (long) format);
        return observations.observe(request, answer, seconds * 1000);
    }

    void set(double value) {
        sensor.value = value;
        changed();
    }

    void changed() {
        observations.changed(Sensor.ID, 0, Sensor.VALUE);
    }

    /** Sends the one notification that is due, or returns null: its text. */
    String notification(long seconds, boolean confirmable) {
        Observation due = observations.due(seconds * 1000);
        if (due == null) {
            return null;
        }
        Message message = observations.build(due, seconds * 1000);
        observations.sent(due, confirmable, seconds * 1000);
        return Message.text(message.payload());
    }
}
