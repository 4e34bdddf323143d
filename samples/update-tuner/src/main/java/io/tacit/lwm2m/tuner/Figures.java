package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.simulation.Experiment.Least;

/**
 * What a policy did in one run or more.
 *
 * @param days how long it was watched
 * @param updates Updates, one that was repeated counted once
 * @param datagrams datagrams that were exchanged only to stay registered: every transmission of an Update, and of a
 *     promoted message every repetition; and what answers or acknowledges them
 * @param absences how often the client was without its registration since its lifetime had run out
 * @param absentSeconds for how long altogether
 * @param joules what all datagrams cost a battery, by the model of {@link Tally}
 * @param least what it would have cost a clairvoyant
 */
record Figures(
        double days, long updates, long datagrams, int absences, double absentSeconds, double joules, Least least) {

    double updatesADay() {
        return updates / days;
    }

    double datagramsADay() {
        return datagrams / days;
    }

    double absentADay() {
        return absentSeconds / days;
    }

    double joulesADay() {
        return joules / days;
    }

    /** Returns how many times as much as the clairvoyant's it was. */
    double toLeast() {
        return (double) datagrams / least.datagrams();
    }

    /** Returns both together, as if it had been one run. */
    Figures plus(Figures other) {
        return new Figures(
                days + other.days,
                updates + other.updates,
                datagrams + other.datagrams,
                absences + other.absences,
                absentSeconds + other.absentSeconds,
                joules + other.joules,
                new Least(least.updates() + other.least.updates(), least.datagrams() + other.least.datagrams()));
    }

    /** Returns the clairvoyant's in place of what the policy did. */
    Figures leastOnly() {
        return new Figures(days, least.updates(), least.datagrams(), 0, 0, 0, least);
    }
}
