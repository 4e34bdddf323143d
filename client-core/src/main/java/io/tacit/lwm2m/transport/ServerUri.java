package io.tacit.lwm2m.transport;

/**
 * The address of a LwM2M Server: {@code coap://host[:port]} or {@code coaps://host[:port]} (LwM2M Transport TS 1.1,
 * section 6.4). Immutable.
 */
public final class ServerUri {

    private final String scheme;
    private final String host;
    private final int port;

    private ServerUri(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /**
     * Reads a URI.
     *
     * @param text such as {@code coap://lwm2m.example.com}, {@code coap://[2001:db8::1]:5783}; a trailing slash is
     *     allowed
     * @return the address; the port is 5683 for coap and 5684 for coaps if none is given
     * @throws IllegalArgumentException if the text is not such a URI, saying what is wrong
     */
    public static ServerUri parse(String text) {
        int colon = text.indexOf("://");
        if (colon < 0) {
            throw new IllegalArgumentException("a server URI looks like coap://host:port, not like " + text);
        }
        String scheme = text.substring(0, colon);
        boolean secure = scheme.equals("coaps");
        if (!secure && !scheme.equals("coap")) {
            throw new IllegalArgumentException(
                    "the scheme of a server URI is coap or coaps, not " + scheme + ": " + text);
        }
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        String authority = end > colon + 3 ? text.substring(colon + 3, end) : "";
        int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        if (hostEnd <= 0 && authority.indexOf(':') < 0) {
            hostEnd = authority.length();
        }
        if (hostEnd <= 0 || authority.indexOf('/') >= 0 || authority.indexOf('@') >= 0 || authority.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a server URI has a host, perhaps a port, and nothing else: " + text);
        }
        String host = authority.startsWith("[") ? authority.substring(1, hostEnd - 1) : authority.substring(0, hostEnd);
        int port = secure ? 5684 : 5683;
        if (hostEnd < authority.length()) {
            port = parsePort(text, authority.substring(hostEnd));
        }
        if (host.length() == 0) {
            throw new IllegalArgumentException("a server URI has a host: " + text);
        }
        return new ServerUri(scheme, host, port);
    }

    /** Returns {@code coap} or {@code coaps}. */
    public String scheme() {
        return scheme;
    }

    /** Returns the host, a name or an address; an IPv6 address without brackets. */
    public String host() {
        return host;
    }

    /**
     * Returns whether the host is an IPv4 or IPv6 address rather than a name: nobody has to be asked for it, and it
     * does not go into Uri-Host (RFC 7252 section 6.4).
     */
    public boolean isAddress() {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    /** Returns the port, 1 to 65535. */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ServerUri && object.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns the URI with its port. */
    @Override
    public String toString() {
        return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static int parsePort(String text, String colonAndPort) {
        int port = -1;
        try {
            port = colonAndPort.charAt(0) == ':' ? Integer.parseInt(colonAndPort.substring(1)) : -1;
        } catch (NumberFormatException e) {
            // Said below.
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + text);
        }
        return port;
    }
}
