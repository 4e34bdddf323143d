package io.tacit.lwm2m.sample.leshanpeer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.leshan.server.queue.PresenceListener;
import org.eclipse.leshan.server.queue.PresenceService;
import org.eclipse.leshan.server.registration.Registration;

/**
 * Keeps commands for clients in Queue Mode until they are awake: Leshan tells when that is, and leaves the queue to its
 * user. Any thread.
 */
final class QueuedCommands implements PresenceListener {

    private final PresenceService presence;
    private final Map<String, List<Consumer<Registration>>> waiting = new HashMap<>();

    QueuedCommands(PresenceService presence) {
        this.presence = presence;
    }

    /** Runs a command now if the client is awake, else when it is, with its registration as it is then. */
    void run(Registration client, Consumer<Registration> command) {
        synchronized (this) {
            if (client.usesQueueMode() && !presence.isClientAwake(client)) {
                waiting.computeIfAbsent(client.getEndpoint(), endpoint -> new ArrayList<>())
                        .add(command);
                return;
            }
        }
        command.accept(client);
    }

    @Override
    public void onAwake(Registration client) {
        List<Consumer<Registration>> due;
        synchronized (this) {
            due = waiting.remove(client.getEndpoint());
        }
        if (due != null) {
            due.forEach(command -> command.accept(client));
        }
    }

    @Override
    public void onSleeping(Registration client) {
        // The next command for it finds out.
    }
}
