package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.StoredObject;
import io.tacit.lwm2m.object.StoredResource;

/** A sensor, Object 3304 of the OMA registry: its values are kept by a stored Object. */
public final class Humidity {

    private final StoredObject object = StoredObject.builder(ObjectDefinition.builder(3304, "Humidity")
                    .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                    .resource(5701, "Sensor Units", ResourceType.STRING, READ)
                    .resource(5518, "Timestamp", ResourceType.TIME, READ)
                    .build())
            .build();

    private final StoredResource value = object.at(0, 5700);

    public Humidity() {
        object.at(0, 5701).setString("%RH");
    }

    /** What to give to the client. */
    public StoredObject object() {
        return object;
    }

    /** A new sample; any thread. The same value again tells nobody. */
    public void set(double percent, long secondsSince1970) {
        value.setFloat(percent);
        object.at(0, 5518).setInteger(secondsSince1970);
    }
}
