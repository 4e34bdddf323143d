package io.tacit.lwm2m.tuner;

/**
 * What there is to spend, and on what.
 *
 * @param energy what messages cost
 * @param around how many bytes a datagram has around CoAP
 * @param battery joules
 */
record Power(Energy energy, int around, double battery) {

    private static final double DAYS_A_YEAR = 365.25;

    /** Returns how long the battery lasts. */
    double years(double joulesADay) {
        return battery / joulesADay / DAYS_A_YEAR;
    }
}
