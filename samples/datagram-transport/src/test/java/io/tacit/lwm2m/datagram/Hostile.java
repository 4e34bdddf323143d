package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/**
 * A transport with messages of its own under way, and a server that sends anything. Checks what must hold whatever
 * comes: a Reset goes out for a Confirmable message only, and for no other id; a datagram that has no header of CoAP's,
 * or is an acknowledgement, a Reset, or a Non-confirmable one that is malformed, has no answer; what a stranger sends
 * has none either; and what is held has a limit.
 */
final class Hostile implements Network, Transport.Events {

    private static final String SERVER = "server";

    private final DatagramTransport transport =
            new DatagramTransport(this, new Random(3), TransmissionParameters.standard());
    private final int association = transport.open(ServerUri.parse("coap://192.0.2.1"), SecurityAccount.noSec(), this);
    private long now;
    private byte[] arrived;
    private int requests;
    private int resets;
    private int sent;
    private int confirmable;

    Hostile() {
        transport.handle(now);
        keepBusy();
    }

    /** Has a few messages of all kinds under way, that what arrives may hit. */
    private void keepBusy() {
        transport.request(association, new Message(Code.POST).add(Option.URI_PATH, "rd"), 1);
        Message notification = new Message(Code.CONTENT).token(new byte[] {1}).add(Option.OBSERVE, 1L);
        transport.notify(association, notification, true, 2);
        transport.notify(association, notification, false, 3);
        transport.handle(now);
    }

    /** A datagram arrives, first from a stranger and then from the server. */
    void arrives(byte[] datagram) {
        byte[] before = datagram.clone();
        arrived = null;
        transport.receive("stranger", datagram, datagram.length);
        transport.handle(now);
        arrived = datagram;
        sent = 0;
        transport.receive(SERVER, datagram, datagram.length);
        transport.handle(now);
        check(sent <= 1, "more than one answer");
        check(java.util.Arrays.equals(before, datagram), "the datagram is not ours to change");
        now += 10;
        if (now % 100_000 == 0) {
            arrived = null;
            now += 300_000;
            transport.handle(now);
            keepBusy();
        }
        checkHeld();
    }

    int requests() {
        return requests;
    }

    int resets() {
        return resets;
    }

    private void checkHeld() {
        String[] held = transport.held().split("[^0-9]+");
        check(Integer.parseInt(held[0]) == 0 && Integer.parseInt(held[1]) <= 10, "ours: " + transport.held());
        check(Integer.parseInt(held[2]) <= Exchanges.MAX_UNANSWERED, "unanswered: " + transport.held());
        check(Integer.parseInt(held[3]) == 1, "peers: " + transport.held());
    }

    @Override
    public Object resolve(String host, int port) {
        return SERVER;
    }

    @Override
    public void send(Object to, byte[] bytes, int length) {
        check(to == SERVER, "sent to a stranger");
        int type = bytes[0] >> 4 & 3;
        if (arrived == null || type == CoapMessage.CON || type == CoapMessage.NON) {
            return; // ours
        }
        sent++;
        check(arrived.length >= 4 && (arrived[0] & 0xC0) == 0x40, "answers what is no message");
        check((arrived[0] & 0x30) == 0, "acknowledges or rejects what is not Confirmable");
        check(bytes[2] == arrived[2] && bytes[3] == arrived[3], "answers another message");
        if (type == CoapMessage.RST) {
            check(length == 4 && bytes[0] == 0x70 && bytes[1] == 0, "a Reset is Empty");
            resets++;
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void opened(int opened, Transport.Opening how, long time) {}

    @Override
    public void closed(int closed, Transport.Cause cause, long time) {
        throw new AssertionError("nothing that arrives ends an association");
    }

    @Override
    public void request(int from, int exchange, Message request, boolean isConfirmable, long time) {
        requests++;
        check(Code.isRequest(request.code()) && request.token().length <= 8, "no request");
        int shape = exchange % 4;
        if (shape == 0) {
            transport.accept(exchange);
        }
        // A client limits how many Confirmable messages of its own are under way; this one to four.
        boolean separate = shape == 3 && confirmable < 4;
        confirmable += separate ? 1 : 0;
        if (shape != 1 || requests % 64 != 1) {
            transport.respond(exchange, new Message(Code.CONTENT).payload(new byte[shape]), separate, 4);
        }
    }

    @Override
    public void repeated(int exchange, long time) {}

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long time) {
        check((outcome == Outcome.ANSWERED) == (answer != null), "an answer belongs to ANSWERED");
        confirmable -= tag == 4 && firstSent >= 0 && transmissions > 0 ? 1 : 0;
    }
}
