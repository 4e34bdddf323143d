package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A sensor that takes its time, Object 3322 of the OMA registry: the answer to a Read waits for it. */
public final class Scale extends Lwm2mObject {

    private final Supplier<CompletionStage<Double>> sensor;
    private volatile double kilograms;

    public Scale(Supplier<CompletionStage<Double>> sensor) {
        super(ObjectDefinition.builder(3322, "Load")
                .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
                .build());
        this.sensor = sensor;
    }

    /** Called before a server reads, but not for a notification: that takes what is known. */
    @Override
    public void beforeRead(int instanceId, int resourceId, ServerRequest request) {
        Deferred answer = request.defer(); // the server gets an acknowledgement, and asks no more
        sensor.get().whenComplete((measured, failure) -> {
            if (failure != null) {
                answer.refuse(Refusal.SERVICE_UNAVAILABLE, "the scale does not answer");
            } else {
                kilograms = measured;
                answer.succeed(); // any thread; now read is called
            }
        });
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        out.writeFloat(kilograms);
    }
}
