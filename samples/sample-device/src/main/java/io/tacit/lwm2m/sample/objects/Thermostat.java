package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.function.DoubleConsumer;

/** Something to set, Object 3308 of the OMA registry: what servers write is checked before it is taken. */
public final class Thermostat extends Lwm2mObject {

    private final DoubleConsumer heating;
    private double celsius = 20;

    public Thermostat(DoubleConsumer heating) {
        super(ObjectDefinition.builder(3308, "Set Point")
                .resource(5900, "Set Point Value", ResourceType.FLOAT, READ | WRITE | MANDATORY)
                .build());
        this.heating = heating;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        out.writeFloat(celsius);
    }

    /** Asked of every value before any is written: a Write is carried out as a whole or not at all. */
    @Override
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        double wanted = in.readFloat();
        if (!(wanted >= 5 && wanted <= 30)) {
            throw Refusal.badRequest("a set point is 5 to 30 degrees");
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        celsius = in.readFloat();
    }

    /** Called once, when all values of a Write are there. */
    @Override
    public void written(int instanceId, ServerRequest request) {
        heating.accept(celsius);
    }
}
