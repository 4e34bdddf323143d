package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.StoredObject;

/**
 * Several of a kind, Object 3340 of the OMA registry: servers create, change and delete timers, and so does the device.
 */
public final class Timers extends StoredObject.Listener {

    private static final int DURATION = 5521;
    private static final int REMAINING = 5538;

    private final StoredObject object = StoredObject.builder(ObjectDefinition.builder(3340, "Timer")
                    .multiple()
                    .resource(DURATION, "Delay Duration", ResourceType.FLOAT, READ | WRITE | MANDATORY)
                    .resource(REMAINING, "Remaining Time", ResourceType.FLOAT, READ | MANDATORY)
                    .build())
            .createdByServers()
            .maxInstances(8)
            .validator((instanceId, resourceId, resourceInstanceId, in) -> {
                if (!(in.readFloat() > 0)) {
                    throw Refusal.badRequest("a duration is more than 0 seconds");
                }
            })
            .listener(this)
            .build();

    public StoredObject object() {
        return object;
    }

    /** A timer of the device's own; any thread. Servers are told with an Update that there is one more. */
    public void start(int instanceId, double seconds) {
        object.add(instanceId);
        object.at(instanceId, DURATION).setFloat(seconds);
        restart(instanceId);
    }

    /** Another second has passed; any thread. */
    public synchronized void tick() {
        for (int id : object.instanceIds()) {
            double remaining = object.at(id, REMAINING).getFloat(0);
            object.at(id, REMAINING).setFloat(Math.max(remaining - 1, 0));
        }
    }

    @Override
    public void created(int instanceId) {
        restart(instanceId);
    }

    @Override
    public void written(int instanceId, int resourceId) {
        restart(instanceId);
    }

    private synchronized void restart(int instanceId) {
        double duration = object.at(instanceId, DURATION).getFloat(0);
        object.at(instanceId, REMAINING).setFloat(duration);
    }
}
