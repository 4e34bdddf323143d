package io.tacit.lwm2m.californium;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.config.CoapConfig.TrackerMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;

/**
 * Californium's settings for a client: the times of RFC 7252 section 4.8, little memory, few wake-ups. Made here, since
 * Californium's own way to a standard configuration reads and writes a file.
 */
final class SafeConfiguration {

    /** A client has a few servers: bootstrap and registration, each at perhaps more than one address. */
    private static final int MAX_SERVERS = 10;

    /** Below this, an Execute that is repeated has been forgotten soon enough to run twice. */
    private static final int MIN_REMEMBERED_MESSAGES = 32;

    private static final int REMEMBERED_MESSAGES = 64;

    /** Twice within the lifetime of an exchange; each time wakes the processor. */
    private static final int SWEEP_SECONDS = 120;

    private SafeConfiguration() {}

    /**
     * Makes a configuration.
     *
     * @param change the user's changes, or null
     * @return the settings
     * @throws IllegalArgumentException if the changes make the client unsafe
     */
    static Configuration create(Consumer<Configuration> change) {
        Configuration config = new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS);
        config.set(CoapConfig.MAX_ACTIVE_PEERS, MAX_SERVERS);
        config.set(CoapConfig.MAX_SERVER_OBSERVES, MAX_SERVERS);
        config.set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1);
        config.set(CoapConfig.USE_MESSAGE_OFFLOADING, true);
        config.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        config.set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, REMEMBERED_MESSAGES);
        config.set(CoapConfig.MARK_AND_SWEEP_INTERVAL, SWEEP_SECONDS, TimeUnit.SECONDS);
        config.set(CoapConfig.MID_TRACKER, TrackerMode.GROUPED);
        config.set(CoapConfig.MULTICAST_BASE_MID, 0);
        if (change != null) {
            change.accept(config);
        }
        check(config);
        return config;
    }

    private static void check(Configuration config) {
        if (config.get(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES) < MIN_REMEMBERED_MESSAGES
                || CoapConfig.NO_DEDUPLICATOR.equals(config.get(CoapConfig.DEDUPLICATOR))) {
            throw new IllegalArgumentException("at least " + MIN_REMEMBERED_MESSAGES
                    + " messages of a server have to be remembered, or a repeated Execute runs twice:"
                    + " set PEERS_MARK_AND_SWEEP_MESSAGES higher and keep a DEDUPLICATOR");
        }
        if (config.get(CoapConfig.MID_TRACKER) == TrackerMode.NULL) {
            throw new IllegalArgumentException(
                    "message ids have to be tracked, or a server acknowledges a message for an"
                            + " earlier one: set MID_TRACKER to GROUPED or MAPBASED");
        }
    }
}
