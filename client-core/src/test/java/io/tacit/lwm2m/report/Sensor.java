package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;

/** A sensor with a Resource of nearly every type, something to execute, and multiple Resources. */
final class Sensor extends Lwm2mObject {

    static final int ID = 3303;
    static final int VALUE = 5700;
    static final int UNITS = 5701;
    static final int COUNTER = 5501;
    static final int HISTORY = 7000;
    static final int RESET = 5605;
    static final int STATE = 5500;
    static final int ENERGY = 5805;
    static final int SINCE = 5518;
    static final int SWITCHES = 7001;

    double value;
    String units = "Cel";
    boolean state;
    long energy;
    long since;
    double[] history;
    boolean[] switches = {false, false};
    int reads;
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
                .resource(STATE, "Digital Input State", ResourceType.BOOLEAN, ResourceDefinition.READ)
                .resource(ENERGY, "Energy", ResourceType.UNSIGNED_INTEGER, ResourceDefinition.READ)
                .resource(SINCE, "Timestamp", ResourceType.TIME, ResourceDefinition.READ)
                .resource(
                        SWITCHES,
                        "Switches",
                        ResourceType.BOOLEAN,
                        ResourceDefinition.READ | ResourceDefinition.MULTIPLE)
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
        reads++;
        switch (resourceId) {
            case VALUE -> out.writeFloat(value);
            case UNITS -> out.writeString(units);
            case COUNTER -> out.writeInteger((long) value);
            case STATE -> out.writeBoolean(state);
            case ENERGY -> out.writeUnsigned(energy);
            case SINCE -> out.writeTime(since);
            case SWITCHES -> {
                for (int i = 0; i < switches.length; i++) {
                    out.resourceInstance(i);
                    out.writeBoolean(switches[i]);
                }
            }
            default -> {
                int count = history == null ? 2 : history.length;
                for (int i = 0; i < count; i++) {
                    out.resourceInstance(i);
                    out.writeFloat(history == null ? value + i : history[i]);
                }
            }
        }
    }
}
