package io.tacit.lwm2m.simulation;

import java.util.Random;

/** The network between one client and one server: carries datagrams at the mercy of a {@link LinkKind}, from a seed. */
final class SimLink {

    /** Takes what arrives at one end. */
    interface Receiver {
        void receive(Datagram datagram);
    }

    /** Hears of every datagram that is sent, and whether it is lost. */
    interface Tap {
        void sent(boolean up, Datagram datagram, boolean lost);
    }

    private final SimClock clock;
    private LinkKind kind;
    private final Random random;
    private TwoStates bursts;
    private TwoStates outages;
    private Receiver server;
    private Receiver client;
    private Tap tap = (up, datagram, lost) -> {};

    SimLink(SimClock clock, LinkKind kind, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
        become(kind, seed);
    }

    /** From now on nothing is lost, and nothing takes long. */
    void calm() {
        become(LinkKind.PERFECT, 0);
    }

    void connect(Receiver clientEnd, Receiver serverEnd) {
        client = clientEnd;
        server = serverEnd;
    }

    void tap(Tap newTap) {
        tap = newTap;
    }

    /** Sends a datagram: up is from the client to the server. */
    void send(boolean up, Datagram datagram) {
        boolean arrives = deliver(up, datagram);
        if (kind.duplication() > 0 && random.nextDouble() < kind.duplication()) {
            arrives |= deliver(up, datagram);
        }
        tap.sent(up, datagram, !arrives);
    }

    private void become(LinkKind newKind, long seed) {
        kind = newKind;
        bursts = new TwoStates(kind.goodSeconds(), kind.badSeconds(), new Random(seed + 1));
        outages = new TwoStates(kind.outageEvery(), kind.outageSeconds(), new Random(seed + 2));
    }

    private boolean deliver(boolean up, Datagram datagram) {
        double loss = bursts.bad(clock.now()) ? kind.badLoss() : kind.loss();
        // Draw always, so that two links that differ in one number see the same luck otherwise.
        boolean gone = random.nextDouble() < loss | outages.bad(clock.now());
        long delay = kind.minDelay() + (long) (random.nextDouble() * (kind.maxDelay() - kind.minDelay()));
        if (gone) {
            return false;
        }
        Receiver receiver = up ? server : client;
        clock.at(clock.now() + delay, () -> receiver.receive(datagram));
        return true;
    }

    /** Goes to and fro between good and bad, staying in each for exponentially distributed times. */
    private static final class TwoStates {
        private final double meanGood;
        private final double meanBad;
        private final Random random;
        private boolean bad;
        private long until;

        TwoStates(double goodSeconds, double badSeconds, Random random) {
            this.meanGood = goodSeconds * 1000;
            this.meanBad = badSeconds * 1000;
            this.random = random;
            this.until = meanGood == 0 ? Long.MAX_VALUE : draw(meanGood);
        }

        boolean bad(long now) {
            while (until <= now) {
                bad = !bad;
                until += draw(bad ? meanBad : meanGood);
            }
            return bad;
        }

        private long draw(double mean) {
            return 1 + (long) (-mean * StrictMath.log(1 - random.nextDouble()));
        }
    }
}
