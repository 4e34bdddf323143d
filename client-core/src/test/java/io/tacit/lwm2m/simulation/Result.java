package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.ServerStatus;
import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import io.tacit.lwm2m.simulation.GroundTruth.Cause;
import java.util.List;

/** What came of a {@link Run}: the truth at the server, and what the client sent. */
record Result(
        Scenario scenario,
        boolean registered,
        GroundTruth truth,
        Oracle oracle,
        ServerStatus status,
        int suspensions,
        int jumps,
        long checks,
        long reports) {

    static final double YEAR = 365.25 * 86_400_000;

    double years() {
        return scenario.duration() / YEAR;
    }

    /** Returns how many lifetimes the client was registered: the windows in which it could have been lost. */
    double windows() {
        return truth.registeredFor / 1000.0 / scenario.lifetime();
    }

    List<Absence> expired() {
        return truth.absences(Cause.EXPIRED);
    }

    /** Returns how many Updates were sent; one that was repeated counts once. */
    int updates() {
        return oracle.updates().size();
    }

    /** Returns how many audits a run may have: one for every day begun, or for every maximum silence if one is set. */
    int audits() {
        long silence = scenario.silence() < 0 ? 86_400 : scenario.silence();
        silence = Math.max(silence, 4L * scenario.lifetime());
        return (int) (scenario.duration() / 1000 / silence);
    }

    /** Returns what the client paid to stay registered: the datagrams that served nothing else. */
    long livenessDatagrams() {
        return status.refresh().livenessDatagrams();
    }

    /**
     * Returns how many changes of the value, and Sends, the server never took: they got lost, or the client was not
     * registered.
     */
    long reportsLost() {
        return Math.max(0, reports - truth.notifications - truth.sends);
    }

    /** Returns the least that a {@link Clairvoyant} would have paid, who keeps the margin that the client has now. */
    long leastDatagrams() {
        long window = scenario.lifetime() * 1000L - status.marginMillis();
        return new Clairvoyant(oracle.trace(), window).leastDatagrams(oracle.registeredAt(), scenario.duration());
    }

    /** Fails, with the line that replays the run, unless a condition holds. */
    void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + "\n" + this + "\n" + Run.replayLine(scenario));
        }
    }

    @Override
    public String toString() {
        return String.format(
                "%d registers, %d updates, %d refused; %d notifications, %d refused; %d responses to %d requests; %d sends,"
                        + " %d refused; absences: %s",
                truth.registers().size(),
                updates(),
                truth.refusedUpdates,
                truth.notifications,
                truth.refusedNotifications,
                truth.responses,
                truth.requests,
                truth.sends,
                truth.refusedSends,
                truth.absences().size() > 10
                        ? truth.absences().size() + ", first "
                                + truth.absences().get(0)
                        : truth.absences());
    }
}
