package io.tacit.lwm2m.object;

/**
 * What the client knows of one server: the values of an instance of the Server Object (LwM2M Core TS 1.1, Appendix
 * E.2), with the specification's defaults. Servers change them through {@link ServerObject}. One thread: the client's,
 * once it runs.
 */
public final class ServerAccount {

    /** Stands for a period that is not set. */
    public static final long UNSET = -1;

    /** The largest number of seconds: 32 bits are enough for 136 years. */
    public static final long MAX_SECONDS = 0xFFFFFFFFL;

    private static final long DEFAULT_DISABLE_TIMEOUT = 86400;
    private static final long DEFAULT_RETRY_COUNT = 5;
    private static final long DEFAULT_RETRY_TIMER = 60;
    private static final long DEFAULT_SEQUENCE_DELAY = 86400;
    private static final long DEFAULT_SEQUENCE_COUNT = 1;

    private final int instanceId;
    private final int shortServerId;
    private long lifetime = 86400;
    private long defaultMinimumPeriod = UNSET;
    private long defaultMaximumPeriod = UNSET;
    private long disableTimeout = DEFAULT_DISABLE_TIMEOUT;
    private boolean notificationStoring = true;
    private String binding = "U";
    private long retryCount = DEFAULT_RETRY_COUNT;
    private long retryTimer = DEFAULT_RETRY_TIMER;
    private long sequenceDelay = DEFAULT_SEQUENCE_DELAY;
    private long sequenceCount = DEFAULT_SEQUENCE_COUNT;
    private boolean hasMuteSend = true;
    private boolean muteSend;
    private int notificationMode = (int) UNSET;
    private int periodRevision;

    /**
     * Makes an account with default values.
     *
     * @param instanceId the id of its instance of the Server Object, 0 to 65534
     * @param shortServerId the Short Server ID, 1 to 65534
     * @throws IllegalArgumentException if an id is out of range
     */
    public ServerAccount(int instanceId, int shortServerId) {
        if (instanceId < 0 || instanceId > 65534) {
            throw new IllegalArgumentException("an Object Instance id is 0 to 65534, not " + instanceId);
        }
        if (shortServerId < 1 || shortServerId > 65534) {
            throw new IllegalArgumentException("a Short Server ID is 1 to 65534, not " + shortServerId);
        }
        this.instanceId = instanceId;
        this.shortServerId = shortServerId;
    }

    /** Returns the id of the instance of the Server Object. */
    public int instanceId() {
        return instanceId;
    }

    /** Returns the Short Server ID (/1/x/0). */
    public int shortServerId() {
        return shortServerId;
    }

    /** Returns the Lifetime (/1/x/1) in seconds, 0 to {@link #MAX_SECONDS}; 0 is without end (LwM2M 1.2). */
    public long lifetime() {
        return lifetime;
    }

    /**
     * Sets the Lifetime.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}
     * @return this
     */
    public ServerAccount lifetime(long seconds) {
        lifetime = seconds("Lifetime", seconds);
        return this;
    }

    /** Returns the Default Minimum Period (/1/x/2) in seconds, or {@link #UNSET}. */
    public long defaultMinimumPeriod() {
        return defaultMinimumPeriod;
    }

    /**
     * Sets the Default Minimum Period.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}, or {@link #UNSET}
     * @return this
     */
    public ServerAccount defaultMinimumPeriod(long seconds) {
        defaultMinimumPeriod = seconds == UNSET ? UNSET : seconds("Default Minimum Period", seconds);
        periodRevision++;
        return this;
    }

    /** Returns the Default Maximum Period (/1/x/3) in seconds, or {@link #UNSET}; 0 is none. */
    public long defaultMaximumPeriod() {
        return defaultMaximumPeriod;
    }

    /**
     * Sets the Default Maximum Period.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}, or {@link #UNSET}
     * @return this
     */
    public ServerAccount defaultMaximumPeriod(long seconds) {
        defaultMaximumPeriod = seconds == UNSET ? UNSET : seconds("Default Maximum Period", seconds);
        periodRevision++;
        return this;
    }

    /** Returns the Disable Timeout (/1/x/5) in seconds; 86400 if never set. */
    public long disableTimeout() {
        return disableTimeout;
    }

    /**
     * Sets the Disable Timeout.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}
     * @return this
     */
    public ServerAccount disableTimeout(long seconds) {
        disableTimeout = seconds("Disable Timeout", seconds);
        return this;
    }

    /** Returns Notification Storing When Disabled or Offline (/1/x/6); true if never set. */
    public boolean notificationStoring() {
        return notificationStoring;
    }

    /**
     * Sets Notification Storing When Disabled or Offline.
     *
     * @param storing whether notifications are kept while the server can't be reached
     * @return this
     */
    public ServerAccount notificationStoring(boolean storing) {
        notificationStoring = storing;
        return this;
    }

    /** Returns the Binding (/1/x/7), such as {@code U}; in LwM2M 1.0 perhaps {@code UQ}. */
    public String binding() {
        return binding;
    }

    /**
     * Sets the Binding.
     *
     * @param newBinding letters as the server's LwM2M version knows them
     * @return this
     */
    public ServerAccount binding(String newBinding) {
        binding = newBinding;
        return this;
    }

    /** Returns the Communication Retry Count (/1/x/17): attempts in a sequence; 5 if never set. */
    public long retryCount() {
        return retryCount;
    }

    /**
     * Sets the Communication Retry Count.
     *
     * @param attempts 0 to 2³² − 1
     * @return this
     */
    public ServerAccount retryCount(long attempts) {
        retryCount = seconds("Communication Retry Count", attempts);
        return this;
    }

    /** Returns the Communication Retry Timer (/1/x/18) in seconds; 60 if never set. */
    public long retryTimer() {
        return retryTimer;
    }

    /**
     * Sets the Communication Retry Timer.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}
     * @return this
     */
    public ServerAccount retryTimer(long seconds) {
        retryTimer = seconds("Communication Retry Timer", seconds);
        return this;
    }

    /** Returns the Communication Sequence Delay Timer (/1/x/19) in seconds; 86400 if never set, 2³² − 1 for "stop". */
    public long sequenceDelay() {
        return sequenceDelay;
    }

    /**
     * Sets the Communication Sequence Delay Timer.
     *
     * @param seconds 0 to {@link #MAX_SECONDS}
     * @return this
     */
    public ServerAccount sequenceDelay(long seconds) {
        sequenceDelay = seconds("Communication Sequence Delay Timer", seconds);
        return this;
    }

    /** Returns the Communication Sequence Retry Count (/1/x/20): how many sequences; 1 if never set. */
    public long sequenceCount() {
        return sequenceCount;
    }

    /**
     * Sets the Communication Sequence Retry Count.
     *
     * @param sequences 0 to 2³² − 1
     * @return this
     */
    public ServerAccount sequenceCount(long sequences) {
        sequenceCount = seconds("Communication Sequence Retry Count", sequences);
        return this;
    }

    /**
     * Tells whether the server wants no Send: Mute Send (/1/x/23) is true, or not there, which means the same (the
     * registry's text for LwM2M 1.1 and 1.2). If never set, it is there and false.
     *
     * @return whether Sends are to stop
     */
    public boolean muteSend() {
        return muteSend || !hasMuteSend;
    }

    /** Returns whether Mute Send (/1/x/23) is there. */
    public boolean hasMuteSend() {
        return hasMuteSend;
    }

    /**
     * Sets Mute Send.
     *
     * @param mute whether the server wants no Send
     * @return this
     */
    public ServerAccount muteSend(boolean mute) {
        hasMuteSend = true;
        muteSend = mute;
        return this;
    }

    /**
     * Takes Mute Send away: as nobody has said that Sends are wanted, they are not.
     *
     * @return this
     */
    public ServerAccount withoutMuteSend() {
        hasMuteSend = false;
        return this;
    }

    /** Returns the Default Notification Mode (/1/x/26): 0 Non-confirmable, 1 Confirmable, or {@link #UNSET}. */
    public int notificationMode() {
        return notificationMode;
    }

    /**
     * Sets the Default Notification Mode.
     *
     * @param mode 0, 1 or {@link #UNSET}
     * @return this
     * @throws IllegalArgumentException if the mode is none of them
     */
    public ServerAccount notificationMode(int mode) {
        if (mode < UNSET || mode > 1) {
            throw new IllegalArgumentException("the Default Notification Mode is 0 or 1, not " + mode);
        }
        notificationMode = mode;
        return this;
    }

    /** Takes away what a Write that replaces the instance may leave out. */
    void resetOptional() {
        defaultMinimumPeriod = UNSET;
        defaultMaximumPeriod = UNSET;
        periodRevision++;
        disableTimeout = DEFAULT_DISABLE_TIMEOUT;
        retryCount = DEFAULT_RETRY_COUNT;
        retryTimer = DEFAULT_RETRY_TIMER;
        sequenceDelay = DEFAULT_SEQUENCE_DELAY;
        sequenceCount = DEFAULT_SEQUENCE_COUNT;
        hasMuteSend = false;
        notificationMode = (int) UNSET;
    }

    int periodRevision() {
        return periodRevision;
    }

    private static long seconds(String name, long value) {
        if (value < 0 || value > MAX_SECONDS) {
            throw new IllegalArgumentException(name + " is 0 to " + MAX_SECONDS + ", not " + value);
        }
        return value;
    }
}
