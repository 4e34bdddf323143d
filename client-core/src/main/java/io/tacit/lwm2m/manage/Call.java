package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/** One request with everything that an operation needs to know of it. */
final class Call {

    final Message request;
    final Path path;
    final AttributeStore attributes;
    final Lwm2mVersion version;

    /** The server that asks. */
    final int shortServerId;

    /** What Objects are given, so that they can put the answer off; null when a request is resumed after that. */
    final DeferralWatch context;

    Call(
            Message request,
            Path path,
            AttributeStore attributes,
            Lwm2mVersion version,
            int shortServerId,
            DeferralWatch context) {
        this.request = request;
        this.path = path;
        this.attributes = attributes;
        this.version = version;
        this.shortServerId = shortServerId;
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

    /**
     * Finds what reads the payload of an operation that is no composite one.
     *
     * @param format the Content-Format, or what stands for it if there is none
     * @throws Refusal 4.15 if the payload can't be read
     */
    static Decoder decoder(Formats formats, int format) {
        if (format == Message.ABSENT) {
            throw new Refusal(Refusal.UNSUPPORTED_CONTENT_FORMAT, "the Content-Format is missing");
        }
        Decoder decoder = CompositeFormat.isEtch(format) ? null : formats.decoder(format);
        if (decoder == null) {
            throw new Refusal(Refusal.UNSUPPORTED_CONTENT_FORMAT, "format " + format + " can't be read");
        }
        return decoder;
    }

    /**
     * Finds what writes the answer of an operation that reads.
     *
     * @param unsaid the format if the server does not say what it accepts
     * @throws Refusal 4.06 if the answer can't be written in that format
     */
    Encoder encoder(Formats formats, int unsaid) {
        int format = accept() == Message.ABSENT ? unsaid : accept();
        Encoder encoder = formats.encoder(format);
        if (encoder == null) {
            throw new Refusal(Refusal.NOT_ACCEPTABLE, "format " + format + " can't be written");
        }
        return encoder;
    }

    /** Makes the answer of an operation that reads, of what an encoder has written. */
    static Message content(Encoder encoder, Output output) {
        return new Message(Code.CONTENT)
                .add(Option.CONTENT_FORMAT, encoder.contentFormat())
                .payload(output.toByteArray())
                .body(output.toBody());
    }
}
