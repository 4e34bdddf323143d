package io.tacit.lwm2m.sample;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;

/**
 * Object 3303 of the OMA registry: the value of one sensor, with the smallest and the largest that was measured. Any
 * thread may call {@link #set}.
 */
public final class Temperature extends Lwm2mObject {

    /** The Object id. */
    public static final int ID = 3303;

    /** The Resource id of the value. */
    public static final int SENSOR_VALUE = 5700;

    private static final int MIN_MEASURED = 5601;
    private static final int MAX_MEASURED = 5602;
    private static final int RESET_MIN_AND_MAX = 5605;
    private static final int UNITS = 5701;

    private double celsius;
    private double minimum;
    private double maximum;

    /**
     * Makes the object.
     *
     * @param celsius the first value, degrees Celsius
     */
    public Temperature(double celsius) {
        super(ObjectDefinition.builder(ID, "Temperature")
                .version("1.1")
                .multiple()
                .resource(SENSOR_VALUE, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .resource(MIN_MEASURED, "Min Measured Value", ResourceType.FLOAT, READ)
                .resource(MAX_MEASURED, "Max Measured Value", ResourceType.FLOAT, READ)
                .resource(UNITS, "Sensor Units", ResourceType.STRING, READ)
                .resource(RESET_MIN_AND_MAX, "Reset Min and Max Measured Values", ResourceType.NONE, EXECUTE)
                .build());
        this.celsius = celsius;
        this.minimum = celsius;
        this.maximum = celsius;
    }

    /**
     * Takes a new value from the sensor, and has those told who observe it.
     *
     * @param newCelsius degrees Celsius
     */
    public void set(double newCelsius) {
        boolean lower;
        boolean higher;
        synchronized (this) {
            celsius = newCelsius;
            lower = newCelsius < minimum;
            higher = newCelsius > maximum;
            minimum = Math.min(minimum, newCelsius);
            maximum = Math.max(maximum, newCelsius);
        }
        changed(0, SENSOR_VALUE);
        if (lower) {
            changed(0, MIN_MEASURED);
        }
        if (higher) {
            changed(0, MAX_MEASURED);
        }
    }

    /** Returns the latest value, degrees Celsius. */
    public synchronized double celsius() {
        return celsius;
    }

    @Override
    public synchronized void read(int instanceId, int resourceId, ValueWriter out) {
        switch (resourceId) {
            case SENSOR_VALUE -> out.writeFloat(celsius);
            case MIN_MEASURED -> out.writeFloat(minimum);
            case MAX_MEASURED -> out.writeFloat(maximum);
            case UNITS -> out.writeString("Cel");
            default -> super.read(instanceId, resourceId, out);
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        synchronized (this) {
            minimum = celsius;
            maximum = celsius;
        }
        changed(0, MIN_MEASURED);
        changed(0, MAX_MEASURED);
    }
}
