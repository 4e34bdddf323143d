package io.tacit.lwm2m.client;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.object.SecurityData;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.RefreshSettings;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.report.Send;
import io.tacit.lwm2m.session.SessionSettings;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;

/**
 * A server to register at: what the instances of Object 0 and Object 1 say of it, and how Tacit is to treat it. Filled
 * by one thread, then given to {@link Lwm2mClient.Builder#server}.
 *
 * <pre>{@code
 * Server.at("coap://lwm2m.example.com").shortServerId(1).lifetimeSeconds(3600).updatePolicy(UpdatePolicy.implicit())
 * }</pre>
 */
public final class Server {

    /** How long a client in queue mode stays awake unless told otherwise, in seconds: MAX_TRANSMIT_WAIT of RFC 7252. */
    public static final int DEFAULT_AWAKE_SECONDS = 93;

    private static final long MAX_SECONDS = 0xFFFFFFFFL;

    final ServerUri uri;
    SecurityAccount security = SecurityAccount.noSec();
    int shortServerId = 1;
    long lifetimeSeconds = 86400;
    Lwm2mVersion version = Lwm2mVersion.V1_1;
    UpdatePolicy policy = UpdatePolicy.learned();
    private boolean rideAlong;
    long marginSeconds = RefreshSettings.AUTOMATIC;
    long graceSeconds = RefreshSettings.DEFAULT_GRACE / 1000;
    long maxSilenceSeconds = RefreshSettings.AUTOMATIC;
    NotificationMode notificationMode = NotificationMode.AUTO;
    int sendFormat = ContentFormat.SENML_CBOR;
    boolean queueMode;
    long awakeSeconds = DEFAULT_AWAKE_SECONDS;
    int flushedBy;
    private long disableTimeoutSeconds = 86400;
    private boolean notificationStoring = true;
    private long minimumPeriodSeconds = ServerAccount.UNSET;
    private long maximumPeriodSeconds = ServerAccount.UNSET;
    private long retryCount = 5;
    private long retryTimerSeconds = 60;
    private long sequenceDelaySeconds = 86400;

    private Server(ServerUri uri) {
        this.uri = uri;
    }

    /**
     * Starts the description of a server.
     *
     * @param uri its address, {@code coap://host[:port]} or {@code coaps://host[:port]}
     * @return a description
     * @throws IllegalArgumentException if the text is not such a URI, saying what is wrong
     */
    public static Server at(String uri) {
        return new Server(ServerUri.parse(uri));
    }

    /**
     * Sets the Short Server ID (/1/x/0); 1 if never set.
     *
     * @param id 1 to 65534
     * @return this
     * @throws IllegalArgumentException if the id is out of range
     */
    public Server shortServerId(int id) {
        if (id < 1 || id > 65534) {
            throw new IllegalArgumentException("a Short Server ID is 1 to 65534, not " + id);
        }
        shortServerId = id;
        return this;
    }

    /**
     * Sets the Lifetime (/1/x/1); 86400 if never set.
     *
     * @param seconds 0 to 4294967295; 0 stands for a lifetime that never ends, from LwM2M 1.2 on
     * @return this
     * @throws IllegalArgumentException if the lifetime is out of range
     */
    public Server lifetimeSeconds(long seconds) {
        lifetimeSeconds = range("a lifetime", seconds, 0);
        return this;
    }

    /**
     * Sets how the connection is secured; not at all if never set.
     *
     * @param account mode and keys
     * @return this
     */
    public Server security(SecurityAccount account) {
        security = account;
        return this;
    }

    /**
     * Sets the version of LwM2M to register with; 1.1 if never set.
     *
     * @param newVersion the version
     * @return this
     */
    public Server version(Lwm2mVersion newVersion) {
        version = newVersion;
        return this;
    }

    /**
     * Sets what counts as news of the client; {@link UpdatePolicy#learned()} if never set.
     *
     * @param newPolicy the policy
     * @return this
     */
    public Server updatePolicy(UpdatePolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /**
     * Fixes how long before the end of the lifetime an Update starts. If never set, that follows from the losses
     * observed: about 9, 21 or 45 seconds. Never more than half the lifetime is used.
     *
     * @param seconds 0 to 4294967295
     * @return this
     * @throws IllegalArgumentException if the margin is out of range
     */
    public Server marginSeconds(long seconds) {
        marginSeconds = range("a margin", seconds, 0);
        return this;
    }

    /**
     * Sets how long the server may keep a registration whose lifetime has run out; 120 if never set. Only a policy that
     * tries out what the server honours needs to know.
     *
     * @param seconds 0 to 4294967295
     * @return this
     * @throws IllegalArgumentException if the grace is out of range
     */
    public Server graceSeconds(long seconds) {
        graceSeconds = range("a grace", seconds, 0);
        return this;
    }

    /**
     * Sets after how long without an Update one is sent in any case; if never set, the larger of 24 hours and four
     * lifetimes.
     *
     * @param seconds 0 for never, to 4294967295; a value below four lifetimes is raised to that
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Server maxSilenceSeconds(long seconds) {
        maxSilenceSeconds = range("a maximum silence", seconds, 0);
        return this;
    }

    /**
     * Sets whether an Update that falls due within a fifth of its window is sent right after a report, while the radio
     * is awake, rather than by itself; not if never set. It saves no message, but a wake-up of the radio.
     *
     * @param rides whether Updates ride along
     * @return this
     */
    public Server rideAlong(boolean rides) {
        rideAlong = rides;
        return this;
    }

    /**
     * Sets whether notifications ask for an acknowledgement; {@link NotificationMode#AUTO} if never set.
     *
     * @param mode the mode
     * @return this
     */
    public Server notificationMode(NotificationMode mode) {
        notificationMode = mode;
        return this;
    }

    /**
     * Sets the data format of Sends; {@link ContentFormat#SENML_CBOR} if never set. LwM2M CBOR, of LwM2M 1.2, is
     * smaller for many values of one Object, but has no times: values that were {@linkplain Lwm2mClient#collect
     * collected} go out in SenML CBOR then.
     *
     * @param contentFormat {@link ContentFormat#SENML_CBOR}, {@link ContentFormat#SENML_JSON} or
     *     {@link ContentFormat#LWM2M_CBOR}
     * @return this
     * @throws IllegalArgumentException if a Send can't be in that format
     */
    public Server sendFormat(int contentFormat) {
        Send.checkFormat(contentFormat);
        sendFormat = contentFormat;
        return this;
    }

    /**
     * Turns queue mode on: the client may sleep, and the server keeps its requests until the client is awake.
     *
     * @param seconds how long the client stays awake after its last message, 0 to 4294967295;
     *     {@link #DEFAULT_AWAKE_SECONDS} is what the specification says
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Server queueMode(long seconds) {
        queueMode = true;
        awakeSeconds = range("a time awake", seconds, 0);
        return this;
    }

    /**
     * Says on what, besides an Update, the server delivers the requests that it has queued. Waking to send such a
     * message, the client needs no Update before it.
     *
     * @param kinds what the server takes for a sign of being awake
     * @return this
     */
    public Server flushedBy(ActivityKind... kinds) {
        for (ActivityKind kind : kinds) {
            flushedBy |= 1 << kind.ordinal();
        }
        return this;
    }

    /**
     * Sets how often and when a failed registration is tried again (/1/x/17 to /1/x/19): within a sequence after timer,
     * 2 × timer, 4 × timer …; the next sequence after the delay. If never set: 5 attempts, 60 seconds, a day. As there
     * is no Bootstrap-Server to turn to, sequence follows on sequence until the registration succeeds.
     *
     * @param attempts attempts in a sequence, 0 to 4294967295
     * @param timerSeconds seconds before the second attempt, 0 to 4294967295; a second is waited at least
     * @param delaySeconds seconds between sequences, 0 to 4294967295; 4294967295 for no further sequence
     * @return this
     * @throws IllegalArgumentException if a value is out of range
     */
    public Server retry(long attempts, long timerSeconds, long delaySeconds) {
        retryCount = range("a retry count", attempts, 0);
        retryTimerSeconds = range("a retry timer", timerSeconds, 0);
        sequenceDelaySeconds = range("a sequence delay", delaySeconds, 0);
        return this;
    }

    /**
     * Sets the periods of notifications that a server has not set otherwise (/1/x/2 and /1/x/3); none if never set.
     *
     * @param minimumSeconds the shortest time between two notifications, 0 to 4294967295
     * @param maximumSeconds the longest, 0 to 4294967295; 0 for none
     * @return this
     * @throws IllegalArgumentException if a period is out of range
     */
    public Server defaultPeriods(long minimumSeconds, long maximumSeconds) {
        minimumPeriodSeconds = range("a minimum period", minimumSeconds, 0);
        maximumPeriodSeconds = range("a maximum period", maximumSeconds, 0);
        return this;
    }

    /**
     * Sets how long the client stays away when the server disables it (/1/x/5); 86400 if never set.
     *
     * @param seconds 0 to 4294967295
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Server disableTimeoutSeconds(long seconds) {
        disableTimeoutSeconds = range("a disable timeout", seconds, 0);
        return this;
    }

    /**
     * Sets whether notifications are kept while the server can't be reached (/1/x/6); true if never set.
     *
     * @param storing whether to keep them; if not, they are dropped and counted
     * @return this
     */
    public Server notificationStoring(boolean storing) {
        notificationStoring = storing;
        return this;
    }

    /** Checks what no single setting can. */
    void check() {
        if (sendFormat == ContentFormat.LWM2M_CBOR && !version.atLeast(Lwm2mVersion.V1_2)) {
            throw new IllegalStateException("LwM2M CBOR came with LwM2M 1.2: set that version, or another sendFormat");
        }
    }

    RefreshSettings refreshSettings() {
        return new RefreshSettings(
                        policy,
                        millis(marginSeconds),
                        graceSeconds * 1000,
                        millis(maxSilenceSeconds),
                        notificationMode != NotificationMode.NON_CONFIRMABLE)
                .rideAlong(rideAlong);
    }

    /** What tells this server from others, for what was learned of it: its URI and who the client is to it. */
    String identity() {
        StringBuilder text = new StringBuilder(uri.toString());
        text.append(' ').append(security.mode());
        byte[] key = security.publicKeyOrIdentity();
        for (int i = 0; i < key.length; i++) {
            text.append(i == 0 ? " " : "")
                    .append(Integer.toHexString(key[i] >> 4 & 15))
                    .append(Integer.toHexString(key[i] & 15));
        }
        return text.toString();
    }

    SessionSettings sessionSettings(String endpoint) {
        return new SessionSettings(endpoint, uri, security, version, queueMode, awakeSeconds * 1000, flushedBy);
    }

    ServerAccount account(int instanceId) {
        return new ServerAccount(instanceId, shortServerId)
                .lifetime(lifetimeSeconds)
                .defaultMinimumPeriod(minimumPeriodSeconds)
                .defaultMaximumPeriod(maximumPeriodSeconds)
                .disableTimeout(disableTimeoutSeconds)
                .notificationStoring(notificationStoring)
                .retryCount(retryCount)
                .retryTimer(retryTimerSeconds)
                .sequenceDelay(sequenceDelaySeconds);
    }

    SecurityData securityData(int instanceId) {
        return new SecurityData(
                instanceId,
                shortServerId,
                uri.toString(),
                security.mode(),
                security.publicKeyOrIdentity(),
                security.serverPublicKey(),
                security.secretKey());
    }

    private static long millis(long seconds) {
        return seconds == RefreshSettings.AUTOMATIC ? RefreshSettings.AUTOMATIC : seconds * 1000;
    }

    private static long range(String what, long seconds, long least) {
        if (seconds < least || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    what + " is " + least + " to " + MAX_SECONDS + " seconds, not " + seconds);
        }
        return seconds;
    }
}
