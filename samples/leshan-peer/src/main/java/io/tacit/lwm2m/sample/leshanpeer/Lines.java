package io.tacit.lwm2m.sample.leshanpeer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Writes lines of JSON, each with the milliseconds since the start; any thread may call. */
final class Lines {

    static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Lines(PrintStream out) {
        this.out = out;
    }

    /** Returns a new line about something that happened now. */
    ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name).put("ms", elapsed());
    }

    /** Returns a new line that answers a command now; {@code id} may be null. */
    ObjectNode reply(Order command) {
        ObjectNode line = JSON.createObjectNode();
        line.set("id", command.id());
        return line.put("reply", command.name()).put("ms", elapsed());
    }

    /** Writes one line. Holding the lock for the whole line keeps lines of several threads apart. */
    void write(ObjectNode line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private long elapsed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    }
}
