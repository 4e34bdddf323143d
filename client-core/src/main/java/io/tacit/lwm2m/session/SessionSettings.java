package io.tacit.lwm2m.session;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;

/** What does not change about a session: whom to register at, as whom, how. Immutable. */
public final class SessionSettings {

    final String endpoint;
    final ServerUri uri;
    final SecurityAccount security;
    final Lwm2mVersion version;
    final boolean queueMode;
    final long awakeMillis;
    final int flushedBy;

    /**
     * Makes settings.
     *
     * @param endpoint the Endpoint Client Name
     * @param uri the server's address
     * @param security how the connection is secured
     * @param version the version of LwM2M to register with
     * @param queueMode whether the client may sleep
     * @param awakeMillis how long it stays awake after its last message, in milliseconds
     * @param flushedBy the kinds of messages on which the server delivers what it has queued, a bit for each ordinal
     */
    public SessionSettings(
            String endpoint,
            ServerUri uri,
            SecurityAccount security,
            Lwm2mVersion version,
            boolean queueMode,
            long awakeMillis,
            int flushedBy) {
        this.endpoint = endpoint;
        this.uri = uri;
        this.security = security;
        this.version = version;
        this.queueMode = queueMode;
        this.awakeMillis = awakeMillis;
        this.flushedBy = flushedBy;
    }

    boolean flushedBy(ActivityKind kind) {
        return (flushedBy & 1 << kind.ordinal()) != 0;
    }
}
