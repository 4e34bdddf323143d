package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.simulation.Experiment.Least;

/**
 * What a policy did in one run or more.
 *
 * @param days how long it was watched
 * @param updates Updates, one that was repeated counted once
 * @param datagrams datagrams that were exchanged only to stay registered: every transmission of an Update, and of a
 *     promoted message every repetition; and what answers or acknowledges them
 * @param absences how often the client was without its registration
 * @param absentSeconds for how long altogether
 * @param longestAbsence the longest of them, in seconds
 * @param joules what all datagrams cost a battery, by the model of {@link Energy}, without sleep
 * @param wire what was sent
 * @param client what else the client did
 * @param least what it would have cost a clairvoyant
 */
record Figures(
        double days,
        long updates,
        long datagrams,
        int absences,
        double absentSeconds,
        double longestAbsence,
        double joules,
        Wire wire,
        Client client,
        Least least) {

    /**
     * What was sent.
     *
     * @param messagesSent datagrams that the device sent
     * @param messagesReceived datagrams that reached it
     * @param bytesSent bytes of these, with what is around CoAP
     * @param bytesReceived bytes of those
     * @param wakeUps how often the device began to send after a silence
     */
    record Wire(long messagesSent, long messagesReceived, long bytesSent, long bytesReceived, long wakeUps) {

        static final Wire NOTHING = new Wire(0, 0, 0, 0, 0);

        private Wire plus(Wire other) {
            return new Wire(
                    messagesSent + other.messagesSent,
                    messagesReceived + other.messagesReceived,
                    bytesSent + other.bytesSent,
                    bytesReceived + other.bytesReceived,
                    wakeUps + other.wakeUps);
        }
    }

    /**
     * What else the client did.
     *
     * @param notifications notifications
     * @param promotions messages that it made Confirmable to save an Update
     * @param trials trials
     * @param reportsLost changes of the value, and Sends, that the server never took
     * @param marginMillis the margin that it kept in the end; of more runs than one, the sum
     */
    record Client(long notifications, long promotions, long trials, long reportsLost, long marginMillis) {

        static final Client NOTHING = new Client(0, 0, 0, 0, 0);

        private Client plus(Client other) {
            return new Client(
                    notifications + other.notifications,
                    promotions + other.promotions,
                    trials + other.trials,
                    reportsLost + other.reportsLost,
                    marginMillis + other.marginMillis);
        }
    }

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
                Math.max(longestAbsence, other.longestAbsence),
                joules + other.joules,
                wire.plus(other.wire),
                client.plus(other.client),
                new Least(least.updates() + other.least.updates(), least.datagrams() + other.least.datagrams()));
    }

    /** Returns the clairvoyant's in place of what the policy did. */
    Figures leastOnly() {
        return new Figures(days, least.updates(), least.datagrams(), 0, 0, 0, 0, Wire.NOTHING, Client.NOTHING, least);
    }
}
