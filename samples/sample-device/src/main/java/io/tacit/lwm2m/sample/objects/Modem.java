package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;

/** What would cut off its own answer if it acted at once: it waits until the server has that. */
public final class Modem extends Lwm2mObject {

    private static final int ACCESS_POINT = 1;
    private static final int RESTART = 2;

    private final Runnable restart;
    private String accessPoint = "internet";

    public Modem(Runnable restart) {
        super(ObjectDefinition.builder(33002, "Modem")
                .resource(ACCESS_POINT, "Access Point Name", ResourceType.STRING, READ | WRITE | MANDATORY)
                .resource(RESTART, "Restart", ResourceType.NONE, EXECUTE | MANDATORY)
                .build());
        this.restart = restart;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        out.writeString(accessPoint);
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        accessPoint = in.readString();
    }

    @Override
    public void written(int instanceId, ServerRequest request) {
        request.afterDelivery(restart); // with the new access point
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        request.afterDelivery(restart);
    }
}
