package io.tacit.lwm2m.simulation;

import java.util.Locale;

/**
 * What a link does to datagrams, in both directions alike.
 *
 * @param loss the share that is lost, each datagram by itself
 * @param goodSeconds mean length of the times between bursts of loss (Gilbert–Elliott); 0 for no bursts
 * @param badSeconds mean length of a burst
 * @param badLoss the share that is lost in a burst
 * @param minDelay milliseconds that the fastest datagram takes
 * @param maxDelay milliseconds that the slowest takes; times in between are equally likely, so datagrams overtake each
 *     other
 * @param duplication the share that arrives twice, each time with its own delay
 * @param outageEvery mean seconds between outages; 0 for none
 * @param outageSeconds mean length of an outage, in which nothing arrives
 */
record LinkKind(
        double loss,
        double goodSeconds,
        double badSeconds,
        double badLoss,
        int minDelay,
        int maxDelay,
        double duplication,
        double outageEvery,
        double outageSeconds) {

    static final LinkKind PERFECT = new LinkKind(0, 0, 0, 0, 50, 50, 0, 0, 0);

    static LinkKind losing(double share) {
        return new LinkKind(share, 0, 0, 0, 50, 300, 0, 0, 0);
    }

    LinkKind delay(int min, int max) {
        return new LinkKind(loss, goodSeconds, badSeconds, badLoss, min, max, duplication, outageEvery, outageSeconds);
    }

    LinkKind duplicating(double share) {
        return new LinkKind(
                loss, goodSeconds, badSeconds, badLoss, minDelay, maxDelay, share, outageEvery, outageSeconds);
    }

    LinkKind bursts(double good, double bad, double lossInBurst) {
        return new LinkKind(loss, good, bad, lossInBurst, minDelay, maxDelay, duplication, outageEvery, outageSeconds);
    }

    LinkKind outages(double every, double seconds) {
        return new LinkKind(loss, goodSeconds, badSeconds, badLoss, minDelay, maxDelay, duplication, every, seconds);
    }

    /** Tells whether every datagram arrives. */
    boolean reliable() {
        return loss == 0 && goodSeconds == 0 && outageEvery == 0;
    }

    /** Reads what {@link #toString} wrote. */
    static LinkKind parse(String text) {
        Fields fields = Fields.parse(text);
        return new LinkKind(
                fields.number("loss", 0),
                fields.number("good", 0),
                fields.number("bad", 0),
                fields.number("badloss", 0),
                (int) fields.number("min", 0),
                (int) fields.number("max", 0),
                fields.number("dup", 0),
                fields.number("outage", 0),
                fields.number("outagelength", 0));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "loss:%s,good:%s,bad:%s,badloss:%s,min:%d,max:%d,dup:%s,outage:%s,outagelength:%s",
                loss,
                goodSeconds,
                badSeconds,
                badLoss,
                minDelay,
                maxDelay,
                duplication,
                outageEvery,
                outageSeconds);
    }
}
