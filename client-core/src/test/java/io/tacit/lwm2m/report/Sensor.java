package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;

/** A temperature sensor with a value, a unit, something to execute, and a multiple Resource. */
final class Sensor extends Lwm2mObject {

    static final int ID = 3303;
    static final int VALUE = 5700;
    static final int UNITS = 5701;
    static final int COUNTER = 5501;
    static final int HISTORY = 7000;
    static final int RESET = 5605;

    double value;
    String units = "Cel";
    int instances = 1;
    Refusal refusal;
    RuntimeException bug;

    Sensor() {
        super(ObjectDefinition.builder(ID, "Temperature")
                .multiple()
                .resource(VALUE, "Sensor Value", ResourceType.FLOAT, ResourceDefinition.READ)
                .resource(UNITS, "Sensor Units", ResourceType.STRING, ResourceDefinition.READ)
                .resource(COUNTER, "Digital Input Counter", ResourceType.INTEGER, ResourceDefinition.READ)
                .resource(HISTORY, "History", ResourceType.FLOAT, ResourceDefinition.READ | ResourceDefinition.MULTIPLE)
                .resource(RESET, "Reset", ResourceType.NONE, ResourceDefinition.EXECUTE)
                .build());
    }

    @Override
    public int instanceCount() {
        return instances;
    }

    @Override
    public int instanceAt(int index) {
        return index;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        if (refusal != null) {
            throw refusal;
        }
        if (bug != null) {
            throw bug;
        }
        switch (resourceId) {
            case VALUE -> out.writeFloat(value);
            case UNITS -> out.writeString(units);
            case COUNTER -> out.writeInteger((long) value);
            default -> {
                out.resourceInstance(0);
                out.writeFloat(value);
                out.resourceInstance(1);
                out.writeFloat(value + 1);
            }
        }
    }
}
