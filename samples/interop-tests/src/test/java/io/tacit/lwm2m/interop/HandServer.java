package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.interop.CoapMessage.ACK;
import static io.tacit.lwm2m.interop.CoapMessage.CON;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A server by hand: it knows one client, answers what that wants of a LwM2M Server, and sends it whatever a test likes,
 * right or wrong. What comes from the client is kept for the test to look at.
 */
final class HandServer implements AutoCloseable {

    static final int GET = 1;
    static final int POST = 2;
    static final int PUT = 3;
    static final int DELETE = 4;
    static final int FETCH = 5;
    static final int PATCH = 6;
    static final int IPATCH = 7;

    private static final int CREATED = 0x41;
    private static final int DELETED = 0x42;
    private static final int CHANGED = 0x44;
    private static final String LOCATION = "1";
    private static final long PATIENCE_MILLIS = 10_000;

    private final DatagramSocket socket;
    private final List<CoapMessage> received = new ArrayList<>();
    private SocketAddress client;
    private int lastId = 1_000;

    HandServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread reader = new Thread(this::readAll, "hand-server");
        reader.setDaemon(true);
        reader.start();
    }

    String uri() {
        return "coap://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    // ---- What the test sends ----

    /** Returns a new Confirmable request, with an id and a token of its own. */
    synchronized CoapMessage request(int code, String path) {
        return request(CON, code, path);
    }

    /** Returns a new request. */
    synchronized CoapMessage request(int type, int code, String path) {
        int id = ++lastId;
        return new CoapMessage(type, code, id, new byte[] {(byte) (id >> 8), (byte) id}).path(path);
    }

    /** Sends a request, and waits for the answer. */
    CoapMessage ask(CoapMessage request) throws Exception {
        send(request.encode());
        return await(message -> message.code >= 0x40 && Arrays.equals(message.token, request.token), request::toString);
    }

    /** Sends bytes that need not be a message at all. */
    synchronized void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, client));
    }

    // ---- What came ----

    /** Waits for a Register. */
    CoapMessage awaitRegister() throws Exception {
        return await(message -> message.code == POST && message.path().equals("/rd"), () -> "no Register");
    }

    /** Waits for a message that has the id of one of ours: a reset, an acknowledgement, a piggybacked answer. */
    CoapMessage awaitRejection(int id) throws Exception {
        return await(message -> message.type >= ACK && message.id == id, () -> "message " + id);
    }

    /** Returns everything that came so far. */
    synchronized List<CoapMessage> received() {
        return List.copyOf(received);
    }

    private synchronized CoapMessage await(Predicate<CoapMessage> wanted, Supplier<String> complaint) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            for (CoapMessage message : received) {
                if (wanted.test(message)) {
                    return message;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("nothing came for: " + complaint.get() + "; only " + received);
            }
            wait(left);
        }
    }

    // ---- The reader's thread ----

    private void readAll() {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        try {
            while (true) {
                socket.receive(packet);
                take(packet.getSocketAddress(), Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private synchronized void take(SocketAddress source, byte[] datagram) throws IOException {
        client = source;
        CoapMessage message = CoapMessage.decode(datagram);
        received.add(message);
        notifyAll();
        if (message.type == CON) {
            send(answer(message).encode());
        }
    }

    /** What the client asks of a LwM2M Server succeeds; anything else Confirmable is acknowledged. */
    private static CoapMessage answer(CoapMessage message) {
        int code = switch (message.code) {
            case POST -> message.path().equals("/rd") ? CREATED : CHANGED;
            case DELETE -> DELETED;
            default -> 0;
        };
        CoapMessage answer = new CoapMessage(ACK, code, message.id, code == 0 ? new byte[0] : message.token);
        return code == CREATED
                ? answer.option(CoapMessage.LOCATION_PATH, "rd").option(CoapMessage.LOCATION_PATH, LOCATION)
                : answer;
    }
}
