package javax.microedition.io;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks names up on Java SE, to test what is written for Java ME. */
public final class NetworkUtilities {

    private NetworkUtilities() {}

    public static String getByName(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getHostAddress();
    }
}
