package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;

/** A sensor, Object 3315 of the OMA registry: a subclass that says what its values are. */
public final class Barometer extends Lwm2mObject {

    private static final int VALUE = 5700;
    private static final int HIGHEST = 5602;
    private static final int RESET = 5605;
    private static final int UNITS = 5701;

    private double hectopascals;
    private double highest;

    public Barometer(double hectopascals) {
        super(ObjectDefinition.builder(3315, "Barometer")
                .resource(VALUE, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .resource(HIGHEST, "Max Measured Value", ResourceType.FLOAT, READ)
                .resource(UNITS, "Sensor Units", ResourceType.STRING, READ)
                .resource(RESET, "Reset Min and Max Measured Values", ResourceType.NONE, EXECUTE)
                .build());
        this.hectopascals = hectopascals;
        this.highest = hectopascals;
    }

    /** A new sample; any thread. Those who observe the value are told, as often as they want to be. */
    public void set(double newHectopascals) {
        boolean higher;
        synchronized (this) {
            hectopascals = newHectopascals;
            higher = newHectopascals > highest;
            highest = Math.max(highest, newHectopascals);
        }
        changed(0, VALUE);
        if (higher) {
            changed(0, HIGHEST);
        }
    }

    @Override
    public synchronized void read(int instanceId, int resourceId, ValueWriter out) {
        switch (resourceId) {
            case VALUE -> out.writeFloat(hectopascals);
            case HIGHEST -> out.writeFloat(highest);
            default -> out.writeString("hPa");
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        synchronized (this) {
            highest = hectopascals;
        }
        changed(0, HIGHEST);
    }
}
