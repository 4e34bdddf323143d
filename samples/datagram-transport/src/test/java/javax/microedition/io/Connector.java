package javax.microedition.io;

import java.io.IOException;

/** Opens datagram connections on Java SE, to test what is written for Java ME. */
public final class Connector {

    private Connector() {}

    public static Connection open(String name) throws IOException {
        String prefix = "datagram://";
        if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("|:\\d+")) {
            throw new IllegalArgumentException("here only datagram:// and datagram://:port can be opened: " + name);
        }
        String port = name.substring(prefix.length());
        return new SocketConnection(port.isEmpty() ? 0 : Integer.parseInt(port.substring(1)));
    }
}
