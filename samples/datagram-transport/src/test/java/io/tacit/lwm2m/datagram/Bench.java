package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Recorder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Random;

/** A transport with a network of which the test is the other end, and a clock that the test sets. */
final class Bench implements Network {

    static final String SERVER = "192.0.2.1:5683";

    final Recorder events = new Recorder();
    final DatagramTransport transport;
    long now = 1_000;
    boolean broken;
    private final ArrayDeque<byte[]> sent = new ArrayDeque<>();

    Bench() {
        this(new Random(1), TransmissionParameters.standard());
    }

    Bench(Random random, TransmissionParameters parameters) {
        transport = new DatagramTransport(this, random, parameters);
    }

    @Override
    public Object resolve(String host, int port) {
        return host.equals("nowhere") ? null : host + ":" + port;
    }

    @Override
    public void send(Object to, byte[] bytes, int length) throws IOException {
        if (broken) {
            throw new IOException("on purpose");
        }
        assertTrue(to.toString().startsWith("192.0.2."), () -> "sent to a stranger: " + to);
        byte[] copy = new byte[length];
        System.arraycopy(bytes, 0, copy, 0, length);
        sent.add(copy);
    }

    /** Opens an association with the server. */
    int open() {
        return open("coap://192.0.2.1");
    }

    int open(String uri) {
        int association = begin(uri, SecurityAccount.noSec());
        assertEquals(association, events.next(Recorder.Opened.class).association());
        return association;
    }

    /** Opens an association, whatever comes of it. */
    int begin(String uri, SecurityAccount security) {
        int[] association = new int[1];
        events.calling(() -> association[0] = transport.open(ServerUri.parse(uri), security, events));
        handle();
        return association[0];
    }

    /** Calls something of the transport, and then lets it work. */
    void call(Runnable call) {
        events.calling(call);
        handle();
    }

    void handle() {
        transport.handle(now);
    }

    /** Lets the transport work whenever it wants to, until a time. */
    void runUntil(long end) {
        for (long next = transport.wakeAt(); next <= end; next = transport.wakeAt()) {
            now = Math.max(now, next);
            handle();
        }
        now = end;
        handle();
    }

    /** A datagram of the server arrives. */
    void arrives(byte[] datagram) {
        arrivesFrom(SERVER, datagram);
    }

    void arrives(String hex) {
        arrives(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    void arrivesFrom(String address, byte[] datagram) {
        transport.receive(address, datagram, datagram.length);
        handle();
    }

    /** Returns the next datagram that was sent. */
    Datagram sent() {
        assertFalse(sent.isEmpty(), "a datagram should have been sent");
        return new Datagram(sent.remove(), null);
    }

    String sentHex() {
        return HexFormat.of().formatHex(sent().bytes());
    }

    void nothingSent() {
        assertEquals(0, sent.size(), () -> "sent: " + new Datagram(sent.peek(), null));
    }

    int sentCount() {
        int count = sent.size();
        sent.clear();
        return count;
    }

    static Message update() {
        return new Message(Code.POST).add(Option.URI_PATH, "rd");
    }

    static Message content(String text) {
        return new Message(Code.CONTENT).payload(Message.utf8(text));
    }

    /** Makes a GET of /3 with a token of one byte. */
    static byte[] get(int type, int id) {
        return Datagram.compose(type, Code.GET, id, new byte[] {7}, Option.URI_PATH, new byte[] {'3'}, "");
    }
}
