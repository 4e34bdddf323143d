package io.tacit.lwm2m.tuner;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says how far something is that takes longer than a second: on a terminal in one line that is written over, elsewhere
 * in a line now and then. One thread.
 */
final class Progress {

    private static final long FIRST = 1_000_000_000L;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final String what;
    private final double total;
    private final long started = System.nanoTime();
    private long next = started + FIRST;
    private double done;
    private int written;

    /**
     * Begins.
     *
     * @param what is done, such as {@code simulating}
     * @param total device-days that there are to be simulated, 0 if nobody knows
     */
    Progress(PrintWriter out, String what, double total) {
        this(out, System.console() != null, what, total);
    }

    Progress(PrintWriter out, boolean isTerminal, String what, double total) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.what = what;
        this.total = total;
    }

    /** So many more are done. */
    void add(double days) {
        done += days;
        tick(System.nanoTime());
    }

    /** Time passes, and nothing more is done. */
    void tick(long now) {
        if (now - next < 0) {
            return;
        }
        next = now + (isTerminal ? FIRST / 5 : 10 * FIRST);
        String line = String.format(
                Locale.ROOT,
                "%s: %s device-days, %,.0f a minute",
                what,
                total == 0 ? known(done) : share(),
                perMinute(now));
        out.print(isTerminal ? "\r" + line + " ".repeat(Math.max(0, written - line.length())) : line + "\n");
        out.flush();
        written = line.length();
    }

    private String share() {
        return String.format(Locale.ROOT, "%.0f %%, %s of %s", 100 * done / total, known(done), known(total));
    }

    private static String known(double days) {
        return String.format(Locale.ROOT, "%,.0f", days);
    }

    /** Ends; returns what it came to, in a sentence. */
    String finish() {
        if (isTerminal && written > 0) {
            out.print("\r" + " ".repeat(written) + "\r");
            out.flush();
        }
        long now = System.nanoTime();
        return String.format(
                Locale.ROOT,
                "%,.0f device-days in %.1f s: %,.0f a minute.",
                done,
                (now - started) / 1e9,
                perMinute(now));
    }

    private double perMinute(long now) {
        return done / Math.max(1e-3, (now - started) / 60e9);
    }
}
