package io.tacit.lwm2m.sample;

import io.tacit.lwm2m.client.ClientListener;
import io.tacit.lwm2m.client.SendListener;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows what happens, a line each: elapsed seconds, a word, the rest. Words of decisions and of steps of the
 * registration are in capitals, those of traffic are not.
 */
final class Terminal extends ClientListener implements SendListener {

    private static final String[] METHODS = {"", "GET", "POST", "PUT", "DELETE", "FETCH", "PATCH", "iPATCH"};

    private final PrintWriter out;
    private final Temperature temperature;
    private final long started = System.nanoTime();
    private volatile long startOfClient;

    Terminal(PrintWriter out, Temperature temperature) {
        this.out = out;
        this.temperature = temperature;
    }

    /** Returns the time on the client's clock, in milliseconds; not quite if the machine slept meanwhile. */
    long elapsedMillis() {
        return sinceStart() - startOfClient;
    }

    private long sinceStart() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    @Override
    public void decided(int shortServerId, Decision decision) {
        String text = decision.toString();
        // The word says what stands before the colon, except of a margin.
        int colon = decision.type() == Decision.Type.MARGIN_CAPPED ? -1 : text.indexOf(": ");
        line(decision.now(), word(decision.type()), colon < 0 ? text : text.substring(colon + 2));
    }

    @Override
    public void state(int shortServerId, SessionState from, SessionState to, String why, long now) {
        if (from == SessionState.IDLE) {
            startOfClient = sinceStart() - now;
        }
        String reason = why == null ? "" : why;
        switch (to) {
            case REGISTERING -> line(now, "REGISTERING", reason);
            case REGISTERED -> {
                if (from != SessionState.UPDATING) {
                    line(now, "REGISTERED", reason);
                }
            }
            case WAITING -> line(now, "WAITING", reason);
            case DISABLED -> line(now, "DISABLED", reason);
            case DEREGISTERING -> line(now, "DEREGISTERING", reason);
            case ENDED -> line(now, "ENDED", reason);
            default -> {
                // Shown by the decision that leads there.
            }
        }
    }

    @Override
    public void updated(int shortServerId, long now) {
        line(now, "UPDATED", "the server has answered: a new lifetime begins");
    }

    @Override
    public void notified(int shortServerId, Path path, boolean confirmable, long now) {
        String value = path.contains(Path.of(Temperature.ID, 0, Temperature.SENSOR_VALUE))
                ? " = " + temperature.celsius() + " Cel"
                : "";
        line(now, "notified", path + value + (confirmable ? ", Confirmable" : ""));
    }

    @Override
    public void answered(int shortServerId, int method, Path path, int code, long now) {
        String name = method < METHODS.length ? METHODS[method] : Code.text(method);
        line(now, "answered", name + (path == null ? "" : " " + path) + " with " + Code.text(code));
    }

    @Override
    public void sent(int shortServerId, Result result, int code) {
        String answer = code == 0 ? "" : ", " + Code.text(code);
        line(elapsedMillis(), "sent", result.name().toLowerCase(Locale.ROOT) + answer);
    }

    @Override
    public void failed(Path path, RuntimeException failure) {
        out.println("The sample failed at " + path + ": " + failure);
        out.flush();
    }

    void line(long millis, String word, String detail) {
        out.println(String.format(Locale.ROOT, "%7.1f s  %-13s %s", millis / 1000.0, word, detail)
                .stripTrailing());
        out.flush();
    }

    /** Continues the line before. */
    void more(String detail) {
        line("", detail);
    }

    private void line(String word, String detail) {
        out.println(String.format(Locale.ROOT, "%9s  %-13s %s", "", word, detail));
        out.flush();
    }

    private static String word(Decision.Type type) {
        return switch (type) {
            case UPDATE_NOT_NEEDED -> "NO UPDATE";
            case UPDATE_WAITS -> "UPDATE WAITS";
            case UPDATE_DUE -> "UPDATE";
            case UPDATE_HELD -> "UPDATE HELD";
            case TRIAL_CONFIRMED, TRIAL_REFUTED, TRIAL_INCONCLUSIVE -> "TRIAL";
            case CONTROL -> "CONTROL";
            case PROMOTED -> "PROMOTED";
            case DOUBTED -> "DOUBT";
            case TRUST_WITHDRAWN -> "NO TRUST";
            case MARGIN_CAPPED -> "MARGIN";
        };
    }
}
