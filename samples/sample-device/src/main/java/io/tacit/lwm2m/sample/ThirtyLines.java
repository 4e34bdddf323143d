package io.tacit.lwm2m.sample;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.californium.CaliforniumTransport;
import io.tacit.lwm2m.client.LogListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.refresh.UpdatePolicy;

public final class ThirtyLines {

    static final class Temperature extends Lwm2mObject {
        private volatile double celsius = 20;

        Temperature() {
            super(ObjectDefinition.builder(3303, "Temperature")
                    .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                    .build());
        }

        void set(double newCelsius) { // any thread; who observes it is told
            celsius = newCelsius;
            changed(0, 5700);
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            out.writeFloat(celsius);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Temperature temperature = new Temperature();
        Lwm2mClient client = Lwm2mClient.builder("urn:dev:os:32473-thirty-lines")
                .server(Server.at(arguments[0]).lifetimeSeconds(300).updatePolicy(UpdatePolicy.learned()))
                .object(Device.builder().manufacturer("Acme").modelNumber("T1").build())
                .object(temperature)
                .listener(new LogListener(System.out)) // one line a decision
                .build();
        try (CaliforniumTransport transport = CaliforniumTransport.start(client)) {
            Runtime.getRuntime().addShutdownHook(new Thread(transport::close)); // de-registers
            while (true) {
                temperature.set(20 + Math.random());
                Thread.sleep(10_000);
            }
        }
    }
}
