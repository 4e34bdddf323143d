package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/** One request with everything that an operation needs to know of it. */
final class Call {

    final Message request;
    final Path path;
    final AttributeStore attributes;
    final Lwm2mVersion version;

    /** What Objects are given, so that they can put the answer off; null when a request is resumed after that. */
    final DeferralWatch context;

    Call(Message request, Path path, AttributeStore attributes, Lwm2mVersion version, DeferralWatch context) {
        this.request = request;
        this.path = path;
        this.attributes = attributes;
        this.version = version;
        this.context = context;
    }

    boolean resumed() {
        return context == null;
    }

    /** Returns the Content-Format, or {@link Message#ABSENT}. */
    int contentFormat() {
        return (int) request.uint(Option.CONTENT_FORMAT);
    }

    /** Returns what the server accepts, or {@link Message#ABSENT} if it does not say. */
    int accept() {
        return (int) request.uint(Option.ACCEPT);
    }
}
