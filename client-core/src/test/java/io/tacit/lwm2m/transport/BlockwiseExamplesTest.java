package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Path;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The message flows of RFC 7959 section 3. The client is the "server" of the RFC when it is asked, and its "client"
 * when it asks.
 */
class BlockwiseExamplesTest {

    private final RecordingTransport network = new RecordingTransport();
    private final Client client = new Client();
    private final Blockwise blockwise = new Blockwise(network, client, 4096, 4, 0x6F00F38E);
    private int association;

    @BeforeEach
    void open() {
        association = blockwise.open(null, null, client);
        network.maxPayload = 128;
    }

    @Test
    void figure2SimpleBlockwiseGet() {
        byte[] body = Wire.body(344, 1);

        asked("GET /status");
        answers("2.05", body);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        receives("2.05 2:0/1/128", received);
        fetches("GET /status 2:1/0/128", "2.05 2:1/1/128", received);
        fetches("GET /status 2:2/0/128", "2.05 2:2/0/128", received);

        assertArrayEquals(body, received.toByteArray());
    }

    @Test
    void figure3EarlyNegotiation() {
        byte[] body = Wire.body(352, 2);

        Message passed = asked("GET /status 2:0/0/64");
        assertFalse(passed.has(Option.BLOCK2));
        answers("2.05", body);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        receives("2.05 2:0/1/64", received);
        for (int i = 1; i < 5; i++) {
            fetches("GET /status 2:" + i + "/0/64", "2.05 2:" + i + "/1/64", received);
        }
        fetches("GET /status 2:5/0/64", "2.05 2:5/0/64", received);

        assertArrayEquals(body, received.toByteArray());
    }

    @Test
    void figure4LateNegotiation() {
        byte[] body = Wire.body(352, 3);

        asked("GET /status");
        answers("2.05", body);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        receives("2.05 2:0/1/128", received);
        for (int i = 2; i < 5; i++) {
            fetches("GET /status 2:" + i + "/0/64", "2.05 2:" + i + "/1/64", received);
        }
        fetches("GET /status 2:5/0/64", "2.05 2:5/0/64", received);

        assertArrayEquals(body, received.toByteArray());
    }

    @Test
    void figure7SimpleAtomicPut() {
        byte[] body = Wire.body(300, 4);

        arrives("PUT /options 1:0/1/128", body, 0, 128);
        assertEquals("2.31 1:0/1/128", Wire.text(network.nextResponse()));
        arrives("PUT /options 1:1/1/128", body, 128, 256);
        assertEquals("2.31 1:1/1/128", Wire.text(network.nextResponse()));
        assertTrue(client.requests.isEmpty());
        arrives("PUT /options 1:2/0/128", body, 256, 300);

        assertArrayEquals(body, client.requests.peek().message().payload());
        answers("2.04", new byte[0]);
        assertEquals("2.04 1:2/0/128", Wire.text(network.nextResponse()));
    }

    @Test
    void figure9AtomicPutWithNegotiation() {
        network.maxPayload = 32;
        byte[] body = Wire.body(270, 5);

        arrives("PUT /options 1:0/1/128", body, 0, 128);
        assertEquals("2.31 1:0/1/32", Wire.text(network.nextResponse()));
        for (int i = 4; i < 8; i++) {
            arrives("PUT /options 1:" + i + "/1/32", body, i * 32, i * 32 + 32);
            assertEquals("2.31 1:" + i + "/1/32", Wire.text(network.nextResponse()));
        }
        arrives("PUT /options 1:8/0/32", body, 256, 270);

        assertArrayEquals(body, client.requests.peek().message().payload());
        answers("2.04", new byte[0]);
        assertEquals("2.04 1:8/0/32", Wire.text(network.nextResponse()));
    }

    @Test
    void figure10ObserveWithBlocks() {
        byte[] first = Wire.body(344, 6);
        byte[] second = Wire.body(300, 7);

        asked("GET /3/0 6:0");
        client.requests.peek().message().token();
        answers("2.05 6:62350", first);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        long etag = receives("2.05 6:62350 2:0/1/128", received);
        assertEquals(etag, fetches("GET /3/0 2:1/0/128", "2.05 2:1/1/128", received));
        assertEquals(etag, fetches("GET /3/0 2:2/0/128", "2.05 2:2/0/128", received));
        assertArrayEquals(first, received.toByteArray());

        byte[] token = {(byte) 0xFB};
        Message notification = Wire.message("2.05 6:62354").payload(second).token(token);
        blockwise.notify(association, notification.subject(Path.of(3, 0)), true, 17);
        RecordingTransport.Sent sent = network.sent.poll();
        assertTrue(sent.confirmable());
        assertArrayEquals(token, sent.message().token());
        assertEquals("2.05 6:62354 2:0/1/128", Wire.text(sent.message()));
        received.reset();
        received.writeBytes(sent.message().payload());
        long second_etag = sent.message().uint(Option.ETAG);
        assertTrue(second_etag != etag);
        assertEquals(second_etag, fetches("GET /3/0 2:1/0/128", "2.05 2:1/1/128", received));
        assertEquals(second_etag, fetches("GET /3/0 2:2/0/128", "2.05 2:2/0/128", received));
        assertArrayEquals(second, received.toByteArray());
    }

    @Test
    void figure11BlocksInBothDirections() {
        byte[] question = Wire.body(300, 8);
        byte[] reply = Wire.body(400, 9);

        arrives("POST /soap 1:0/1/128", question, 0, 128);
        assertEquals("2.31 1:0/1/128", Wire.text(network.nextResponse()));
        arrives("POST /soap 1:1/1/128", question, 128, 256);
        assertEquals("2.31 1:1/1/128", Wire.text(network.nextResponse()));
        arrives("POST /soap 1:2/0/128", question, 256, 300);
        answers("2.04", reply);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        receives("2.04 2:0/1/128 1:2/0/128", received);
        fetches("POST /soap 2:1/0/128", "2.04 2:1/1/128", received);
        fetches("POST /soap 2:2/0/128", "2.04 2:2/1/128", received);
        fetches("POST /soap 2:3/0/128", "2.04 2:3/0/128", received);

        assertArrayEquals(reply, received.toByteArray());
    }

    @Test
    void figure12BlocksInBothDirectionsWithEarlyNegotiation() {
        byte[] question = Wire.body(300, 10);
        byte[] reply = Wire.body(180, 11);

        arrives("POST /soap 1:0/1/128", question, 0, 128);
        arrives("POST /soap 1:1/1/128", question, 128, 256);
        network.sent.clear();
        arrives("POST /soap 1:2/0/128 2:0/0/64", question, 256, 300);
        answers("2.04", reply);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        receives("2.04 2:0/1/64 1:2/0/128", received);
        fetches("POST /soap 2:1/0/64", "2.04 2:1/1/64", received);
        fetches("POST /soap 2:2/0/64", "2.04 2:2/0/64", received);

        assertArrayEquals(reply, received.toByteArray());
    }

    @Test
    void aSimpleAtomicPutOfOurOwn() {
        byte[] body = Wire.body(300, 12);
        blockwise.request(association, Wire.message("PUT /options").payload(body), 5);

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        assertEquals("PUT /options 1:0/1/128", serverTakes("2.31 1:0/1/128", received));
        assertEquals("PUT /options 1:1/1/128", serverTakes("2.31 1:1/1/128", received));
        assertEquals("PUT /options 1:2/0/128", serverTakes("2.04 1:2/0/128", received));

        assertArrayEquals(body, received.toByteArray());
        assertEquals(Code.CHANGED, client.outcomes.poll().answer().code());
        assertNull(network.sent.poll());
    }

    @Test
    void aStatelessServerAnswersEveryBlockWithSuccess() {
        blockwise.request(association, Wire.message("PUT /options").payload(Wire.body(300, 13)), 5);

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        assertEquals("PUT /options 1:0/1/128", serverTakes("2.04 1:0/0/128", received));
        assertEquals("PUT /options 1:1/1/128", serverTakes("2.04 1:1/0/128", received));
        assertTrue(client.outcomes.isEmpty());
        assertEquals("PUT /options 1:2/0/128", serverTakes("2.04 1:2/0/128", received));

        assertArrayEquals(Wire.body(300, 13), received.toByteArray());
        assertEquals(1, client.outcomes.size());
    }

    @Test
    void aServerNegotiatesSmallerBlocksOfOurPut() {
        byte[] body = Wire.body(270, 14);
        blockwise.request(association, Wire.message("PUT /options").payload(body), 5);

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        assertEquals("PUT /options 1:0/1/128", serverTakes("2.31 1:0/1/32", received));
        for (int i = 4; i < 8; i++) {
            assertEquals("PUT /options 1:" + i + "/1/32", serverTakes("2.31 1:" + i + "/1/32", received));
        }
        assertEquals("PUT /options 1:8/0/32", serverTakes("2.04 1:8/0/32", received));

        assertArrayEquals(body, received.toByteArray());
    }

    @Test
    void anAnswerToOurPostComesInBlocks() {
        byte[] question = Wire.body(300, 15);
        byte[] reply = Wire.body(300, 16);
        blockwise.request(association, Wire.message("POST /soap").payload(question), 5);

        ByteArrayOutputStream received = new ByteArrayOutputStream();
        serverTakes("2.31 1:0/1/128", received);
        serverTakes("2.31 1:1/1/128", received);
        assertEquals("POST /soap 1:2/0/128", serverAnswers("2.04 2:0/1/128 1:2/0/128", reply, 0, 128));
        assertEquals("POST /soap 2:1/0/128", serverAnswers("2.04 2:1/1/128", reply, 128, 256));
        assertEquals("POST /soap 2:2/0/128", serverAnswers("2.04 2:2/0/128", reply, 256, 300));

        Message answer = client.outcomes.poll().answer();
        assertArrayEquals(reply, answer.payload());
        assertFalse(answer.has(Option.BLOCK2));
    }

    private Message asked(String request) {
        network.arrives(Wire.message(request), 0);
        return client.requests.peek().message();
    }

    private void arrives(String request, byte[] body, int from, int to) {
        network.arrives(Wire.message(request).payload(Block.slice(body, from, to - from)), 0);
    }

    private void answers(String answer, byte[] body) {
        Client.Request request = client.requests.poll();
        blockwise.respond(request.exchange(), Wire.message(answer).payload(body), false, Transport.NONE);
    }

    private long receives(String answer, ByteArrayOutputStream received) {
        Message response = network.nextResponse();
        assertEquals(answer, Wire.text(response));
        received.writeBytes(response.payload());
        return response.uint(Option.ETAG);
    }

    private long fetches(String request, String answer, ByteArrayOutputStream received) {
        network.arrives(Wire.message(request), 0);
        assertTrue(client.requests.isEmpty());
        return receives(answer, received);
    }

    /** The server takes the next block of our request. Returns that block as the RFC writes it. */
    private String serverTakes(String answer, ByteArrayOutputStream received) {
        RecordingTransport.Sent block = network.sent.poll();
        received.writeBytes(block.message().payload());
        network.events.outcome(block.tag(), Outcome.ANSWERED, Wire.message(answer), 0, 1, 0);
        return Wire.text(block.message());
    }

    private String serverAnswers(String answer, byte[] body, int from, int to) {
        RecordingTransport.Sent block = network.sent.poll();
        Message message = Wire.message(answer).payload(Block.slice(body, from, to - from));
        network.events.outcome(block.tag(), Outcome.ANSWERED, message, 0, 1, 0);
        return Wire.text(block.message());
    }
}
