package io.tacit.lwm2m.session;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * What the server has been told of the client, and the messages that tell it: Register, Update and De-register (LwM2M
 * Core TS 1.1, section 6.2). An Update carries only what has changed since the last Register or Update that was
 * answered.
 */
final class Registration {

    private final String endpoint;
    private final Lwm2mVersion version;
    private final boolean queueMode;
    private final ServerAccount account;
    private final ObjectLinks links;

    private byte[][] location;
    private long toldLifetime;
    private String toldBinding;
    private byte[] toldLinks;

    private long sentLifetime;
    private String sentBinding;
    private byte[] sentLinks;

    Registration(String endpoint, Lwm2mVersion version, boolean queueMode, ServerAccount account, ObjectLinks links) {
        this.endpoint = endpoint;
        this.version = version;
        this.queueMode = queueMode;
        this.account = account;
        this.links = links;
    }

    Message register() {
        remember();
        Message message = new Message(Code.POST)
                .add(Option.URI_PATH, "rd")
                .add(Option.CONTENT_FORMAT, ContentFormat.LINK_FORMAT)
                .add(Option.URI_QUERY, "ep=" + endpoint)
                .add(Option.URI_QUERY, "lt=" + sentLifetime)
                .add(Option.URI_QUERY, "lwm2m=" + version)
                .payload(sentLinks);
        addBinding(message);
        return message;
    }

    Message update() {
        remember();
        Message message = located(Code.POST);
        if (sentLifetime != toldLifetime) {
            message.add(Option.URI_QUERY, "lt=" + sentLifetime);
        }
        if (!sentBinding.equals(toldBinding)) {
            addBinding(message);
        }
        if (!same(sentLinks, toldLinks)) {
            message.add(Option.CONTENT_FORMAT, ContentFormat.LINK_FORMAT).payload(sentLinks);
        }
        return message;
    }

    /** An Update of a registration that does not exist: the location, and something appended to its last segment. */
    Message control(int random) {
        Message message = new Message(Code.POST);
        for (int i = 0; i < location.length; i++) {
            boolean last = i == location.length - 1;
            byte[] segment = location[i];
            message.add(Option.URI_PATH, last ? appended(segment, random) : segment);
        }
        return message;
    }

    Message deregister() {
        return located(Code.DELETE);
    }

    /**
     * A Register was answered 2.01.
     *
     * @return whether the answer names a location, without which there is no registration
     */
    boolean registered(Message answer) {
        int first = answer.find(Option.LOCATION_PATH);
        if (first < 0) {
            return false;
        }
        int end = first;
        while (end < answer.optionCount() && answer.optionNumber(end) == Option.LOCATION_PATH) {
            end++;
        }
        location = new byte[end - first][];
        for (int i = first; i < end; i++) {
            location[i - first] = answer.optionValue(i);
        }
        answered();
        return true;
    }

    /** A Register or Update was answered: what it said is known now. */
    void answered() {
        toldLifetime = sentLifetime;
        toldBinding = sentBinding;
        toldLinks = sentLinks;
    }

    boolean exists() {
        return location != null;
    }

    void ended() {
        location = null;
    }

    /** Returns the lifetime that the server knows, in seconds. */
    long toldLifetime() {
        return toldLifetime;
    }

    boolean lifetimeChanged() {
        return account.lifetime() != toldLifetime;
    }

    boolean bindingChanged() {
        return !binding().equals(toldBinding);
    }

    boolean linksChanged() {
        return !same(links.links(), toldLinks);
    }

    private void remember() {
        sentLifetime = account.lifetime();
        sentBinding = binding();
        sentLinks = links.links();
    }

    private Message located(int code) {
        Message message = new Message(code);
        for (byte[] segment : location) {
            message.add(Option.URI_PATH, segment);
        }
        return message;
    }

    /** LwM2M 1.0 says queue mode in the binding; from 1.1 on it is a parameter of its own. */
    private void addBinding(Message message) {
        message.add(Option.URI_QUERY, "b=" + sentBinding);
        if (queueMode && version != Lwm2mVersion.V1_0) {
            message.add(Option.URI_QUERY, "Q");
        }
    }

    private String binding() {
        String binding = account.binding();
        boolean add = queueMode && version == Lwm2mVersion.V1_0 && binding.indexOf('Q') < 0;
        return add ? binding + "Q" : binding;
    }

    private static byte[] appended(byte[] segment, int random) {
        byte[] suffix = Message.utf8(Integer.toHexString(random | 0x10000000));
        byte[] longer = new byte[segment.length + suffix.length];
        System.arraycopy(segment, 0, longer, 0, segment.length);
        System.arraycopy(suffix, 0, longer, segment.length, suffix.length);
        return longer;
    }

    private static boolean same(byte[] a, byte[] b) {
        if (b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }
}
