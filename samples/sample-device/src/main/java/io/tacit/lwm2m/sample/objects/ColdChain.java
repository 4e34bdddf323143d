package io.tacit.lwm2m.sample.objects;

import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.SendListener;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.report.DropPolicy;

/** A recorder for cold goods: one sample a minute, sent with their times once an hour, or at once if it gets warm. */
public final class ColdChain {

    private static final Path HUMIDITY = Path.of(3304, 0, 5700);
    private static final Path PRESSURE = Path.of(3315, 0, 5700);

    private final Humidity humidity = new Humidity();
    private final Barometer barometer = new Barometer(1013);
    private final Lwm2mClient client;

    public ColdChain(String server) {
        client = Lwm2mClient.builder("urn:dev:os:32473-cold-chain")
                .server(Server.at(server).lifetimeSeconds(86400))
                .object(Device.builder().manufacturer("Acme").modelNumber("C1").build())
                .object(humidity.object())
                .object(barometer)
                .collected(16384, DropPolicy.OLDEST) // some seven hours out of reach
                .build();
    }

    public Lwm2mClient client() {
        return client;
    }

    /** Once a minute; any thread, registered or not. */
    public void sample(double percent, double hectopascals, long secondsSince1970) {
        humidity.set(percent, secondsSince1970);
        barometer.set(hectopascals);
        client.collect(HUMIDITY, PRESSURE);
    }

    /** Once an hour; any thread. What does not arrive stays, and goes out with the next. */
    public void report(SendListener listener) {
        client.sendCollected(listener);
    }

    /** The values of this moment alone, without a time. */
    public void alarm() {
        client.send(null, HUMIDITY, PRESSURE);
    }
}
