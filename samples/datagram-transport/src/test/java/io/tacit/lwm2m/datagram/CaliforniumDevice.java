package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.Lwm2mClient;
import java.util.concurrent.TimeUnit;

/** The device of {@link SmallDevice} over Californium, for .ci/footprint to compare. */
public final class CaliforniumDevice {

    private CaliforniumDevice() {}

    public static void main(String[] commandLine) throws InterruptedException {
        Arguments arguments = new Arguments(commandLine);
        Temperature temperature = new Temperature();
        Lwm2mClient client = arguments.client(temperature, System.out);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(arguments.duration);
        try (CaliforniumTransport transport = CaliforniumTransport.start(client)) {
            while (arguments.duration == 0 || System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(arguments.report);
                temperature.set(temperature.celsius() + Math.random() - 0.5);
            }
        }
        System.exit(client.status(1).registers() > 0 ? 0 : SmallDevice.NEVER_REGISTERED);
    }
}
