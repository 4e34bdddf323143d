package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Recorder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The exchanges of RFC 7252 appendix A, byte by byte, from either end: we answer a GET of /temperature, and we ask one.
 * Our own tokens have four bytes where the figures have one or none; nothing else differs.
 */
class AppendixATest {

    private static final int TAG = 3;
    private static final String TEMPERATURE = "bb74656d7065726174757265";
    private static final String PAYLOAD = "ff32322e332043";

    /** Gives out the message ids of the figures. */
    private static Bench bench(int firstId) {
        return new Bench(
                new Random(1) {
                    private boolean first = true;

                    @Override
                    public int nextInt() {
                        int id = first ? firstId : super.nextInt();
                        first = false;
                        return id;
                    }
                },
                TransmissionParameters.standard());
    }

    private static int requested(Bench bench, String hex) {
        bench.arrives(hex);
        Recorder.Request request = bench.events.next(Recorder.Request.class);
        assertEquals(
                "temperature", request.message().optionText(request.message().find(Option.URI_PATH)));
        return request.exchange();
    }

    private static void respond(Bench bench, int exchange, boolean confirmable) {
        bench.call(() -> bench.transport.respond(exchange, Bench.content("22.3 C"), confirmable, TAG));
    }

    /** Sends the GET; returns its token. */
    private static String get(Bench bench, int association, String header) {
        Message get = new Message(Code.GET).add(Option.URI_PATH, "temperature");
        bench.call(() -> bench.transport.request(association, get, TAG));
        String sent = bench.sentHex();
        assertTrue(sent.startsWith(header) && sent.endsWith(TEMPERATURE), sent);
        return sent.substring(8, 16);
    }

    private static void answered(Bench bench) {
        Message answer = bench.events.result(TAG, Outcome.ANSWERED).answer();
        assertEquals(Code.CONTENT, answer.code());
        assertEquals("22.3 C", Message.text(answer.payload()));
        bench.events.assertNothingMore();
    }

    /** Figures 16 and 17: Confirmable request, piggybacked response. */
    @Test
    void piggybackedResponse() {
        Bench server = new Bench();
        server.open();
        respond(server, requested(server, "40017d34" + TEMPERATURE), false);
        assertEquals("60457d34" + PAYLOAD, server.sentHex());
        respond(server, requested(server, "41017d3520" + TEMPERATURE), false);
        assertEquals("61457d3520" + PAYLOAD, server.sentHex());

        Bench client = bench(0x7d34);
        String token = get(client, client.open(), "44017d34");
        client.arrives("64457d34" + token + PAYLOAD);
        answered(client);
    }

    /** Figure 18: the request is lost, and retransmitted. */
    @Test
    void lostRequest() {
        Bench client = bench(0x7d36);
        String token = get(client, client.open(), "44017d36");
        client.runUntil(client.now + 3_000);
        assertEquals("44017d36" + token + TEMPERATURE, client.sentHex());
        client.arrives("64457d36" + token + PAYLOAD);
        answered(client);
        client.runUntil(client.now + 100_000);
        client.nothingSent();
    }

    /** Figure 19: the response is lost, the request retransmitted, and the response too. */
    @Test
    void lostResponse() {
        Bench server = new Bench();
        server.open();
        String request = "41017d3742" + TEMPERATURE;
        int exchange = requested(server, request);
        respond(server, exchange, false);
        assertEquals("61457d3742" + PAYLOAD, server.sentHex());
        server.now += 2_500;
        server.arrives(request);
        assertEquals("61457d3742" + PAYLOAD, server.sentHex());
        assertEquals(exchange, server.events.next(Recorder.Repeated.class).exchange());
        server.events.assertNothingMore();
    }

    /** Figure 20: Confirmable request, separate response. */
    @Test
    void separateResponse() {
        Bench server = bench(0xad7b);
        server.open();
        int exchange = requested(server, "41017d3853" + TEMPERATURE);
        server.call(() -> server.transport.accept(exchange));
        assertEquals("60007d38", server.sentHex());
        respond(server, exchange, true);
        assertEquals("4145ad7b53" + PAYLOAD, server.sentHex());
        server.arrives("6000ad7b");
        server.events.result(TAG, Outcome.ACKNOWLEDGED);

        Bench client = bench(0x7d38);
        String token = get(client, client.open(), "44017d38");
        client.arrives("60007d38");
        client.runUntil(client.now + 60_000);
        client.nothingSent();
        client.arrives("4445ad7b" + token + PAYLOAD);
        assertEquals("6000ad7b", client.sentHex());
        answered(client);
    }

    /** Figure 21: a separate response that nobody expects: the client has restarted since it asked. */
    @Test
    void unexpectedSeparateResponse() {
        Bench client = bench(0x7d39);
        client.open();
        client.arrives("60007d39");
        client.nothingSent();
        client.arrives("4145ad7c64" + PAYLOAD);
        assertEquals("7000ad7c", client.sentHex());
        client.events.assertNothingMore();

        Bench server = bench(0xad7c);
        server.open();
        respond(server, requested(server, "41017d3964" + TEMPERATURE), true);
        assertEquals("4145ad7c64" + PAYLOAD, server.sentHex());
        server.arrives("7000ad7c");
        server.events.result(TAG, Outcome.RESET);
    }

    /** Figure 22: Non-confirmable request and response; our own requests are all Confirmable. */
    @Test
    void nonConfirmable() {
        Bench server = bench(0xad7d);
        server.open();
        respond(server, requested(server, "51017d4075" + TEMPERATURE), false);
        assertEquals("5145ad7d75" + PAYLOAD, server.sentHex());
        server.runUntil(server.now + 100_000);
        server.nothingSent();
        server.events.assertNothingMore();
    }

    /** Section 4.3: "CoAP ping". */
    @Test
    void ping() {
        Bench bench = new Bench();
        bench.open();
        bench.arrives("40001234");
        assertEquals("70001234", bench.sentHex());
        assertEquals("70001234", HexFormat.of().formatHex(CoapMessage.empty(Datagram.RST, 0x1234)));
    }
}
