package io.tacit.lwm2m.object;

/**
 * How to reach one server and prove who is who: an instance of the Security Object (LwM2M Core TS 1.1, Appendix E.1).
 * Immutable, but for the arrays, which are not copied.
 */
public final class SecurityData {

    private final int instanceId;
    private final int shortServerId;
    private final String serverUri;
    private final int mode;
    private final byte[] publicKeyOrIdentity;
    private final byte[] serverPublicKey;
    private final byte[] secretKey;

    /**
     * Makes an instance.
     *
     * @param instanceId its id, 0 to 65534
     * @param shortServerId Short Server ID (/0/x/10), 1 to 65534
     * @param serverUri LwM2M Server URI (/0/x/0)
     * @param mode Security Mode (/0/x/2), 0 to 4
     * @param publicKeyOrIdentity Public Key or Identity (/0/x/3), not copied
     * @param serverPublicKey Server Public Key (/0/x/4), not copied
     * @param secretKey Secret Key (/0/x/5), not copied
     */
    public SecurityData(
            int instanceId,
            int shortServerId,
            String serverUri,
            int mode,
            byte[] publicKeyOrIdentity,
            byte[] serverPublicKey,
            byte[] secretKey) {
        this.instanceId = instanceId;
        this.shortServerId = shortServerId;
        this.serverUri = serverUri;
        this.mode = mode;
        this.publicKeyOrIdentity = publicKeyOrIdentity;
        this.serverPublicKey = serverPublicKey;
        this.secretKey = secretKey;
    }

    /** Returns the id of the instance of the Security Object. */
    public int instanceId() {
        return instanceId;
    }

    /** Returns the Short Server ID, which leads to the instance of the Server Object. */
    public int shortServerId() {
        return shortServerId;
    }

    /** Returns the LwM2M Server URI. */
    public String serverUri() {
        return serverUri;
    }

    /** Returns the Security Mode: 0 Pre-Shared Key, 1 Raw Public Key, 2 Certificate, 3 none, 4 Certificate with EST. */
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
