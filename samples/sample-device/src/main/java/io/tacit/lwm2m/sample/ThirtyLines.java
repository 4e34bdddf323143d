package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;

/** The least that a device needs, in one file: an Object with a value that changes, and a client with a server. */
public final class ThirtyLines extends Lwm2mObject {

    private volatile double celsius = 20;

    private ThirtyLines() {
        super(ObjectDefinition.builder(3303, "Temperature")
                .resource(5700, "Sensor Value", ResourceType.FLOAT, ResourceDefinition.READ)
                .build());
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        out.writeFloat(celsius);
    }

    private void measure() {
        celsius += Math.random() - 0.5;
        changed(0, 5700); // whoever observes it is told
    }

    /**
     * Runs until the process is ended.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws InterruptedException {
        ThirtyLines temperature = new ThirtyLines();
        Lwm2mClient client = Lwm2mClient.builder("urn:dev:os:32473-thirty-lines")
                .server(Server.at("coap://localhost:5683").lifetimeSeconds(300))
                .object(Device.builder().manufacturer("Acme").modelNumber("T1").build())
                .object(temperature)
                .listener(new LogListener(System.out)) // one line a decision
                .build();
        CaliforniumTransport transport = CaliforniumTransport.start(client);
        Runtime.getRuntime().addShutdownHook(new Thread(transport::close)); // de-registers
        while (true) {
            temperature.measure();
            Thread.sleep(10_000);
        }
    }
}
