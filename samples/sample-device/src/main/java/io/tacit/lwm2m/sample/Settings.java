package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import io.tacit.lwm2m.transport.ServerUri;
import java.nio.file.Path;

/**
 * What the device is to do: the command line after it was checked. Times are seconds.
 *
 * @param server where to register; null to start a server in the same process
 * @param endpoint the Endpoint Client Name
 * @param lifetime the Lifetime; 0 for ever, with LwM2M 1.2
 * @param version the version of LwM2M
 * @param policy what counts as news of the device
 * @param margin how long before the end of the lifetime an Update starts; null to let the losses decide
 * @param grace how long a server may keep a registration that ran out; null for the library's own
 * @param maxSilence after how long without an Update one is sent in any case; null for the library's own
 * @param reportEvery how often the sensor changes
 * @param notifications whether notifications are Confirmable
 * @param sendEvery how often to Send the temperature; null for never
 * @param duration when to stop; null for when told to
 * @param trace where to write each message and decision; null for nowhere
 * @param summary whether to end with one line of JSON
 * @param quiet whether to print nothing else
 */
record Settings(
        ServerUri server,
        String endpoint,
        long lifetime,
        Lwm2mVersion version,
        UpdatePolicy policy,
        Long margin,
        Long grace,
        Long maxSilence,
        long reportEvery,
        NotificationMode notifications,
        Long sendEvery,
        Long duration,
        Path trace,
        boolean summary,
        boolean quiet) {

    boolean embedded() {
        return server == null;
    }
}
