package io.tacit.lwm2m.simulation;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.client.ClientListener;
import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** The client itself, with one sensor. */
final class ClientDevice implements Device {

    private static final int SERVER = 1;
    private static final Path SENSOR_VALUE = Path.parse(PATH);

    private final Lwm2mClient client;
    private final Sensor sensor = new Sensor();

    ClientDevice(Scenario scenario, Run run) {
        Server server = Server.at("coap://server.example")
                .shortServerId(SERVER)
                .lifetimeSeconds(scenario.lifetime())
                .updatePolicy(scenario.policy())
                .notificationMode(scenario.mode());
        if (scenario.margin() >= 0) {
            server.marginSeconds(scenario.margin());
        }
        if (scenario.grace() >= 0) {
            server.graceSeconds(scenario.grace());
        }
        if (scenario.silence() >= 0) {
            server.maxSilenceSeconds(scenario.silence());
        }
        client = Lwm2mClient.builder("urn:simulated")
                .server(server)
                .object(io.tacit.lwm2m.object.Device.builder().build())
                .object(sensor)
                .listener(new Reporter(run))
                .build();
    }

    @Override
    public void start(Transport transport, Random random, Runnable wake, long now) {
        client.start(transport, random, wake, now);
    }

    @Override
    public void handle(long now) {
        client.handle(now);
    }

    @Override
    public long wakeAt() {
        return client.wakeAt();
    }

    @Override
    public void report(long now) {
        sensor.step();
    }

    @Override
    public void send(long now) {
        client.send(null, SENSOR_VALUE);
    }

    @Override
    public ServerStatus status() {
        return client.status(SERVER);
    }

    private static final class Sensor extends Lwm2mObject {

        private static final ObjectDefinition TEMPERATURE = ObjectDefinition.builder(3303, "Temperature")
                .multiple()
                .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .build();

        private int steps;

        Sensor() {
            super(TEMPERATURE);
        }

        void step() {
            steps++;
            changed(0, 5700);
        }

        @Override
        public void read(int instanceId, int resourceId, ValueWriter out) {
            out.writeFloat(steps);
        }
    }

    /** Writes what the client says into the log, and lets no failure of an object pass. */
    private static final class Reporter extends ClientListener {

        private final Run run;

        Reporter(Run run) {
            this.run = run;
        }

        @Override
        public void state(int shortServerId, SessionState from, SessionState to, String why, long now) {
            if (run.verbose()) {
                run.log(to + (why == null ? "" : ": " + why));
            }
        }

        @Override
        public void decided(int shortServerId, Decision decision) {
            run.decided(decision);
        }

        @Override
        public void failed(Path path, RuntimeException failure) {
            throw failure;
        }
    }
}
