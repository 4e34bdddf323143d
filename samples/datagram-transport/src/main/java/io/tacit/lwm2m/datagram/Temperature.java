package io.tacit.lwm2m.datagram;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;

/** Object 3303 of the OMA registry, as small as it can be: one value. Used by the loop's thread only. */
final class Temperature extends Lwm2mObject {

    private static final int SENSOR_VALUE = 5700;

    private double celsius = 20;

    Temperature() {
        super(ObjectDefinition.builder(3303, "Temperature")
                .multiple()
                .resource(SENSOR_VALUE, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .build());
    }

    void set(double newCelsius) {
        celsius = newCelsius;
        changed(0, SENSOR_VALUE);
    }

    double celsius() {
        return celsius;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        out.writeFloat(celsius);
    }
}
