package io.tacit.lwm2m.tuner;

/**
 * What one combination of policy, lifetime and margin costs, and what it gives.
 *
 * @param policy as it is written on a command line
 * @param lifetime seconds
 * @param margin as it is written on a command line: seconds, or {@code auto}
 * @param marginSeconds the margin that was kept in the end, the mean of all devices
 * @param devices how many were simulated
 * @param deviceDays for how long altogether
 * @param perDay the figures of one device on one day
 * @param batteryYears how long the battery lasts
 * @param longestAbsenceSeconds the longest time in which a device was without its registration
 * @param least what a clairvoyant would pay, who knows what the server counts and all that will be sent, keeps the same
 *     margin, and loses nothing
 * @param note what is to be said of this one, such as why it is not recommended; null if there is nothing
 */
public record Cell(
        String policy,
        int lifetime,
        String margin,
        double marginSeconds,
        int devices,
        double deviceDays,
        PerDay perDay,
        double batteryYears,
        double longestAbsenceSeconds,
        Least least,
        String note) {

    /** Returns the same with a note. */
    Cell with(String other) {
        return new Cell(
                policy,
                lifetime,
                margin,
                marginSeconds,
                devices,
                deviceDays,
                perDay,
                batteryYears,
                longestAbsenceSeconds,
                least,
                other);
    }

    /**
     * The figures of one device on one day.
     *
     * @param updates Updates; one that was repeated counts once
     * @param livenessDatagrams datagrams, in both directions, that serve only to stay registered: each transmission of
     *     an Update or a control, each repetition of a promoted message, and what answers them
     * @param messagesSent datagrams that the device sent, repetitions and lost ones among them
     * @param messagesReceived datagrams that reached the device
     * @param bytesSent bytes of these, with what each datagram carries around CoAP
     * @param bytesReceived bytes of those, likewise
     * @param wakeUps how often the radio woke to send
     * @param joules what sending and receiving cost, and sleep
     * @param promotions notifications and responses that were made Confirmable to save an Update
     * @param trials trials of what the server honours
     * @param absences how often the device was without its registration: since its lifetime had run out, or the server
     *     had forgotten everything
     * @param absentSeconds for how long altogether
     * @param reportsLost changes of the value and Sends that no server took: lost on the way, or thrown away because
     *     the device was not registered
     */
    public record PerDay(
            double updates,
            double livenessDatagrams,
            double messagesSent,
            double messagesReceived,
            double bytesSent,
            double bytesReceived,
            double wakeUps,
            double joules,
            double promotions,
            double trials,
            double absences,
            double absentSeconds,
            double reportsLost) {}

    /**
     * The least possible, on one day.
     *
     * @param updates Updates
     * @param livenessDatagrams datagrams that serve only to stay registered
     */
    public record Least(double updates, double livenessDatagrams) {}
}
