package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.refresh.UpdatePolicy;

/** The least that a device needs: a client with a server and two Objects, and something that changes. */
public final class ThirtyLines {

    private ThirtyLines() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the server's URI
     */
    public static void main(String[] arguments) throws InterruptedException {
        Temperature temperature = new Temperature(20);
        Lwm2mClient client = Lwm2mClient.builder("urn:dev:os:32473-thirty-lines")
                .server(Server.at(arguments[0]).lifetimeSeconds(300).updatePolicy(UpdatePolicy.standard()))
                .object(Device.builder().manufacturer("Acme").modelNumber("T1").build())
                .object(temperature)
                .listener(new LogListener(System.out)) // one line a decision
                .build();
        try (CaliforniumTransport transport = CaliforniumTransport.start(client)) {
            Runtime.getRuntime().addShutdownHook(new Thread(transport::close)); // de-registers
            for (double celsius = 20; ; celsius += Math.random() - 0.5) {
                temperature.set(celsius); // reports go out as observed
                Thread.sleep(10_000);
            }
        }
    }
}
