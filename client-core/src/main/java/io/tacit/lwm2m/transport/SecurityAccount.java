package io.tacit.lwm2m.transport;

/**
 * How the connection to a server is secured: what a transport needs of an instance of Object 0 (LwM2M Core TS 1.1,
 * Appendix E.1). Immutable.
 */
public final class SecurityAccount {

    /** Security Mode 0: Pre-Shared Key. */
    public static final int PSK = 0;
    /** Security Mode 1: Raw Public Key. */
    public static final int RPK = 1;
    /** Security Mode 2: Certificate. */
    public static final int CERTIFICATE = 2;
    /** Security Mode 3: none. */
    public static final int NO_SEC = 3;

    private static final SecurityAccount NONE = new SecurityAccount(NO_SEC, new byte[0], new byte[0], new byte[0]);

    private final int mode;
    private final byte[] publicKeyOrIdentity;
    private final byte[] serverPublicKey;
    private final byte[] secretKey;

    /**
     * Takes the Resources 2 to 5 of a Security Object Instance.
     *
     * @param mode Security Mode, 0 to 3
     * @param publicKeyOrIdentity Public Key or Identity, not copied
     * @param serverPublicKey Server Public Key, not copied
     * @param secretKey Secret Key, not copied
     */
    public SecurityAccount(int mode, byte[] publicKeyOrIdentity, byte[] serverPublicKey, byte[] secretKey) {
        this.mode = mode;
        this.publicKeyOrIdentity = publicKeyOrIdentity;
        this.serverPublicKey = serverPublicKey;
        this.secretKey = secretKey;
    }

    /** Returns the account of a server that needs no security. */
    public static SecurityAccount noSec() {
        return NONE;
    }

    /** Returns the Security Mode. */
    public int mode() {
        return mode;
    }

    /** Returns the Public Key or Identity. Not a copy. */
    public byte[] publicKeyOrIdentity() {
        return publicKeyOrIdentity;
    }

    /** Returns the Server Public Key. Not a copy. */
    public byte[] serverPublicKey() {
        return serverPublicKey;
    }

    /** Returns the Secret Key. Not a copy. */
    public byte[] secretKey() {
        return secretKey;
    }
}
