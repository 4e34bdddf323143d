package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.Arguments;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ServerRequest;

/** Something to execute, with arguments: {@code 0='3',1} sounds three times, loudly. */
public final class Buzzer extends Lwm2mObject {

    private static final int TIMES = 0;
    private static final int LOUD = 1;

    private final Sound sound;

    /** What makes the noise. Must return at once: all of the client waits for it. */
    public interface Sound {
        void play(int times, boolean loud);
    }

    public Buzzer(Sound sound) {
        super(ObjectDefinition.builder(33001, "Buzzer")
                .resource(1, "Sound", ResourceType.NONE, EXECUTE | MANDATORY)
                .build());
        this.sound = sound;
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        sound.play(times(arguments.value(TIMES)), arguments.has(LOUD));
    }

    private static int times(String value) {
        if (value == null) {
            return 1;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("argument 0 says how many times");
        }
    }
}
