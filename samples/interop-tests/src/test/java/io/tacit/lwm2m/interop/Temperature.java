package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;

/** The temperature sensor of a device (3303). */
final class Temperature extends Lwm2mObject {

    static final Path VALUE = Path.of(3303, 0, 5700);

    private static final int SENSOR_VALUE = 5700;
    private static final int APPLICATION_TYPE = 5750;

    private volatile double celsius = 20;
    private String applicationType = "outdoor";

    Temperature() {
        super(ObjectDefinition.builder(3303, "Temperature")
                .multiple()
                .resource(SENSOR_VALUE, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .resource(APPLICATION_TYPE, "Application Type", ResourceType.STRING, READ | WRITE)
                .build());
    }

    void set(double newCelsius) {
        celsius = newCelsius;
        changed(0, SENSOR_VALUE);
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        if (resourceId == SENSOR_VALUE) {
            out.writeFloat(celsius);
        } else {
            out.writeString(applicationType);
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        applicationType = in.readString();
        changed(instanceId, resourceId);
    }
}
