package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
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
    final Formats formats = new Formats();
    final Notify notify = new Notify(tree, formats, 1000);
    final NotificationStore store;
    final Observations observations;
    final Notifications notifications;
    final Observe observe;
    private int tokens;

    Bench() {
        this(10);
    }

    Bench(int maxObservations) {
        this(maxObservations, new NotificationStore(10, 1000, DropPolicy.OLDEST));
    }

    Bench(int maxObservations, NotificationStore store) {
        this.store = store;
        observations = new Observations(attributes, account, notify, store, maxObservations);
        notifications = new Notifications(observations, attributes, account, notify, store);
        observe = new Observe(tree, formats, Lwm2mVersion.V1_2, observations);
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
        boolean one = path.depth() == 3 && !tree.isMultiple(path);
        observe(path, one ? ContentFormat.TEXT : ContentFormat.SENML_CBOR, token, seconds);
        return observations.find(token);
    }

    Message observe(Path path, int format, byte[] token, long seconds) {
        Message request = new Message(Code.GET).token(token).add(Option.OBSERVE, 0L);
        Message answer = new Message(Code.CONTENT).subject(path).add(Option.CONTENT_FORMAT, (long) format);
        return observe.begin(request, answer, seconds * 1000);
    }

    /** The server cancels by a GET with an Observe option of 1. */
    void cancel(Path path, int format, byte[] token) {
        Message request = new Message(Code.GET).token(token).add(Option.OBSERVE, 1L);
        observe.cancel(request, new Message(Code.CONTENT).subject(path).add(Option.CONTENT_FORMAT, (long) format));
    }

    void set(double value) {
        sensor.value = value;
        changed();
    }

    void changed() {
        observations.changed(Sensor.ID, 0, Sensor.VALUE);
    }

    /** Makes a message with times relative to now. */
    Message build(Observation observation, long millis) {
        return notifications.build(observation, Snapshot.relativeTo(millis), millis);
    }

    /** Returns the observation that is due, or null. */
    Observation due(long millis) {
        observations.look(millis);
        return observations.due(millis);
    }

    /** Tells whether the client wants to be called by now, were it not called since long ago. */
    boolean asked(long millis) {
        return observations.nextAt(Long.MIN_VALUE) <= millis;
    }

    /** Sends the one notification that is due, or returns null: its text. */
    String notification(long seconds, boolean confirmable) {
        Observation due = due(seconds * 1000);
        if (due == null) {
            return null;
        }
        Message message = build(due, seconds * 1000);
        notifications.sent(due, confirmable, seconds * 1000);
        return Message.text(message.payload());
    }
}
