package javax.microedition.io;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;

/** A datagram connection in server mode, on a socket of Java SE. It blocks while it receives, as on Java ME. */
final class SocketConnection implements UDPDatagramConnection {

    private static final int MAXIMUM = 65_000;

    private final DatagramSocket socket;

    SocketConnection(int port) throws IOException {
        socket = new DatagramSocket(port);
    }

    @Override
    public void receive(Datagram datagram) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAXIMUM], MAXIMUM);
        socket.receive(packet);
        int length = Math.min(packet.getLength(), datagram.getData().length);
        System.arraycopy(packet.getData(), 0, datagram.getData(), 0, length);
        datagram.setLength(length);
        datagram.setAddress(name(packet.getAddress(), packet.getPort()));
    }

    @Override
    public void send(Datagram datagram) throws IOException {
        socket.send(new DatagramPacket(
                datagram.getData(), datagram.getOffset(), datagram.getLength(), address(datagram.getAddress())));
    }

    @Override
    public Datagram newDatagram(byte[] buffer, int size) {
        Fields fields = new Fields();
        fields.data = buffer;
        fields.length = size;
        return (Datagram) Proxy.newProxyInstance(
                Datagram.class.getClassLoader(),
                new Class<?>[] {Datagram.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAddress" -> fields.address;
                    case "getData" -> fields.data;
                    case "getLength" -> fields.length;
                    case "getOffset" -> 0;
                    case "setAddress" -> fields.address = (String) arguments[0];
                    case "setLength" -> fields.length = (int) arguments[0];
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    @Override
    public Datagram newDatagram(byte[] buffer, int size, String address) throws IOException {
        Datagram datagram = newDatagram(buffer, size);
        datagram.setAddress(address);
        return datagram;
    }

    @Override
    public Datagram newDatagram(int size) {
        return newDatagram(new byte[size], size);
    }

    @Override
    public Datagram newDatagram(int size, String address) throws IOException {
        return newDatagram(new byte[size], size, address);
    }

    @Override
    public int getMaximumLength() {
        return MAXIMUM;
    }

    @Override
    public int getNominalLength() {
        return MAXIMUM;
    }

    @Override
    public String getLocalAddress() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private static String name(InetAddress address, int port) {
        String host = address.getHostAddress();
        return "datagram://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static SocketAddress address(String name) {
        URI uri = URI.create(name);
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private static final class Fields {
        private byte[] data;
        private int length;
        private String address;
    }
}
