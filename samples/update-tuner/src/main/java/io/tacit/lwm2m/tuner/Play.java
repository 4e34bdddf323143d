package io.tacit.lwm2m.tuner;

/**
 * One run to be played: what is in the line of a scenario. Immutable.
 *
 * @param policy as it is written on a command line
 * @param lifetime seconds
 * @param server how the server behaves, in the simulation's words
 * @param link what the link does to datagrams, in the simulation's words
 * @param traffic what is sent, in the simulation's words
 * @param days how long
 * @param seed where randomness starts
 * @param more further settings of the line, or an empty string
 */
record Play(
        String policy, int lifetime, String server, String link, String traffic, double days, long seed, String more) {

    /** A report every minute, give or take ten seconds, to a server that counts everything, on a perfect link. */
    static final Play USUAL = new Play(
            "standard", 300, Behaviour.EVERYTHING.server(), Weather.NONE.link(), "REPORT:PERIODIC:60:10", 30, 1, "");

    Play policy(String other) {
        return new Play(other, lifetime, server, link, traffic, days, seed, more);
    }

    Play server(String other) {
        return new Play(policy, lifetime, other, link, traffic, days, seed, more);
    }

    Play link(String other) {
        return new Play(policy, lifetime, server, other, traffic, days, seed, more);
    }

    Play traffic(String other) {
        return new Play(policy, lifetime, server, link, other, days, seed, more);
    }

    Play days(double other) {
        return new Play(policy, lifetime, server, link, traffic, other, seed, more);
    }

    Play seed(long other) {
        return new Play(policy, lifetime, server, link, traffic, days, other, more);
    }

    Play more(String other) {
        return new Play(policy, lifetime, server, link, traffic, days, seed, other);
    }

    /** Returns the line that the simulation reads. */
    String line() {
        return "policy=" + policy + " lifetime=" + lifetime + " server=" + server + " link=" + link + " traffic="
                + traffic + " days=" + days + " seed=" + seed + (more.isEmpty() ? "" : " " + more);
    }
}
