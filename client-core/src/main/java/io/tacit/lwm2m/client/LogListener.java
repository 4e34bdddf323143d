package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;
import java.io.PrintStream;

/**
 * Writes one line for each decision and each step of a session.
 *
 * <pre>
 *   12.0 s  server 1  Update not needed: notification of /3303/0/5700 acknowledged, sent 12 s ago; next check in 268 s
 * </pre>
 */
public final class LogListener extends ClientListener {

    private final PrintStream out;

    /**
     * Makes a listener.
     *
     * @param out where the lines go
     */
    public LogListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public void state(int shortServerId, SessionState from, SessionState to, String why, long now) {
        line(shortServerId, now, why == null ? to.toString() : to + ": " + why);
    }

    @Override
    public void decided(int shortServerId, Decision decision) {
        line(shortServerId, decision.now(), decision.toString());
    }

    @Override
    public void dropped(int shortServerId, long count, String why, long now) {
        line(shortServerId, now, "Dropped " + count + ": " + why);
    }

    @Override
    public void failed(Path path, RuntimeException failure) {
        out.println("The application failed at " + path + ": " + failure);
    }

    private void line(int shortServerId, long now, String text) {
        long tenths = now / 100;
        out.println(tenths / 10 + "." + tenths % 10 + " s  server " + shortServerId + "  " + text);
    }
}
