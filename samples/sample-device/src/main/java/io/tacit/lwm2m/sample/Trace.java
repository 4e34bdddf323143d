package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.californium.WireListener;
import io.tacit.lwm2m.californium.WireMessage;
import io.tacit.lwm2m.client.ClientListener;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.transport.Code;
import java.util.Locale;

/**
 * Writes a line for each datagram, and for each decision. Columns: milliseconds since the start; {@code out},
 * {@code in} or {@code decision}; CoAP type and code; kind of message or of decision; bytes; path; reason of a
 * decision.
 */
final class Trace extends ClientListener implements WireListener {

    private final Csv csv;

    Trace(Csv csv) {
        this.csv = csv;
        csv.record("millis", "direction", "type", "code", "kind", "bytes", "path", "reason");
    }

    @Override
    public void datagram(long now, boolean outgoing, WireMessage message) {
        csv.record(
                now,
                outgoing ? "out" : "in",
                message.type(),
                Code.text(message.code()),
                word(message.kind()),
                message.size(),
                message.path(),
                null);
    }

    @Override
    public void decided(int shortServerId, Decision decision) {
        csv.record(
                decision.now(),
                "decision",
                null,
                null,
                word(decision.type()),
                null,
                decision.subject(),
                decision.toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
