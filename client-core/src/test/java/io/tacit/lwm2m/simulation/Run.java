package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.refresh.Decision;
import java.util.Random;

/**
 * Plays a {@link Scenario} to its end, and holds the client to what must hold in every run: it never lets its
 * registration run out in silence, has one Confirmable message outstanding at most (NSTART), answers every request
 * once, never loops, never throws. A run that fails says how to replay it.
 */
final class Run {

    /** Set to a scenario's line, it has {@code ReplayTest} play it with everything printed. */
    static final String REPLAY = "tacit.replay";

    /** No request takes the client longer to answer than this: the devices simulated have their values at hand. */
    private static final long ANSWERED_WITHIN = 100_000;

    /** What is reported in the last moments of a run need not have arrived at its end. */
    private static final long ON_ITS_WAY = 5_000;

    private static final int TURNS_AT_AN_INSTANT = 200;
    private static final int DATAGRAMS_A_MINUTE = 30;
    private static final long MINUTE = 60_000;

    private final Scenario scenario;
    private final boolean verbose;
    private final Experiment.Watcher watcher;
    private final SimClock clock = new SimClock();
    private final SimLink link;
    private final SimServer server;
    private final Oracle oracle;
    private final ClientEnd end;
    private final Overheard transport;
    private final Device device;
    private final SimClock.Alarm alarm = clock.alarm(this::poll);
    private final SimClock.Alarm expiry = clock.alarm(this::checkSilence);
    private final Random random;

    /** How much the client's clock is ahead of the virtual one. */
    private long ahead;

    private boolean suspended;
    private boolean radioOff;
    private boolean woken;
    private int suspensions;
    private int jumps;
    private long checks;
    private long reports;
    private long lastProof = Long.MIN_VALUE;

    private long minute;
    private int upThisMinute;
    private int causesThisMinute;
    private int causesLastMinutes;

    /** Makes a run; the watcher may be null. */
    Run(Scenario scenario, ClientEnd.Maker ends, boolean verbose, Experiment.Watcher watcher) {
        this.scenario = scenario;
        this.verbose = verbose;
        this.watcher = watcher;
        this.random = new Random(scenario.seed());
        this.link = new SimLink(clock, scenario.link(), random.nextLong());
        this.server = new SimServer(clock, link, scenario.server(), random.nextLong(), Device.PATH);
        this.oracle = new Oracle(scenario.policy(), scenario.lifetime() * 1000L, scenario.graceMillis());
        this.end = ends.make(this::elapsed, link, new Random(random.nextLong()));
        this.transport = new Overheard(end, oracle, this::elapsed);
        this.device = new ClientDevice(scenario, this);
        link.connect(this::arrived, server::receive);
        link.tap(this::sent);
        if (watcher != null) {
            server.tell(watcher::lifetime);
        }
    }

    /**
     * Plays a scenario.
     *
     * @return what happened
     * @throws AssertionError if something does not hold that must hold in every run, with the line that replays it
     */
    static Result play(Scenario scenario) {
        return play(scenario, SimTransport::new);
    }

    static Result play(Scenario scenario, ClientEnd.Maker ends) {
        return play(scenario, ends, Boolean.getBoolean("tacit.verbose"));
    }

    static Result play(Scenario scenario, ClientEnd.Maker ends, boolean verbose) {
        try {
            return new Run(scenario, ends, verbose, null).play();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e + "\n" + replayLine(scenario), e);
        }
    }

    static String replayLine(Scenario scenario) {
        return "replay with -Dtest=ReplayTest -D" + REPLAY + "=\"" + scenario + "\"";
    }

    /** Writes a line of what happens, if somebody wants to know. */
    void log(Object what) {
        if (verbose) {
            System.out.printf("%12.3f %s%n", clock.now() / 1000.0, what);
        }
    }

    boolean verbose() {
        return verbose;
    }

    /** The client tells what it decided. */
    void decided(Decision decision) {
        oracle.decided(decision);
        log(decision);
        if (watcher != null) {
            watcher.decided(clock.now(), decision);
        }
    }

    Result play() {
        long end = scenario.duration();
        long disturbedUntil = end - scenario.calm();
        device.start(transport, new Random(random.nextLong()), this::wake, elapsed());
        scenario.traffic().sources().forEach(source -> schedule(source, 0, new Random(random.nextLong())));
        if (scenario.suspendEvery() > 0) {
            clock.at(exponential(scenario.suspendEvery()), this::suspend);
        }
        if (scenario.jumpEvery() > 0) {
            clock.at(exponential(scenario.jumpEvery()), this::jump);
        }
        if (scenario.changeEvery() > 0) {
            clock.at(scenario.changeEvery() * 1000L, () -> change(scenario.other(), scenario.server()));
        }
        poll();
        clock.runUntil(disturbedUntil);
        link.calm();
        server.calm();
        clock.runUntil(end);
        server.truth().close(end);
        return new Result(
                scenario,
                server.registered(),
                server.truth(),
                oracle,
                device.status(),
                suspensions,
                jumps,
                checks,
                reports);
    }

    // The owner of the client: one thread, a loop.

    private long elapsed() {
        return clock.now() + ahead;
    }

    private void wake() {
        woken = true;
        if (!suspended) {
            alarm.set(clock.now());
        }
    }

    private void poll() {
        if (suspended) {
            return;
        }
        long next;
        int turns = 0;
        do {
            check(turns++ < TURNS_AT_AN_INSTANT, "the client wants to be called again and again at the same time");
            woken = false;
            device.handle(elapsed());
            next = device.wakeAt();
        } while (woken || next <= elapsed());
        alarm.set(next == Long.MAX_VALUE ? next : next - ahead);
        if (watcher != null) {
            tellDeadline();
        }
        expiry.set(oracle.expiry() == Long.MAX_VALUE ? Long.MAX_VALUE : oracle.expiry() - ahead);
        check(end.mostOutstanding() <= 1, "two Confirmable messages are outstanding");
        check(transport.oldestUnanswered() > elapsed() - ANSWERED_WITHIN, "a request is not answered");
        checkSilence();
    }

    private void tellDeadline() {
        long proof = oracle.base();
        if (oracle.registered() && proof != lastProof) {
            lastProof = proof;
            long lifetime = scenario.lifetime() * 1000L;
            watcher.deadline(
                    clock.now(),
                    proof - ahead,
                    proof - ahead + lifetime - device.status().marginMillis());
        }
    }

    private void checkSilence() {
        if (!suspended) {
            check(!oracle.silentPastExpiry(elapsed()), "the client lets its registration run out in silence");
        }
    }

    private void arrived(Datagram datagram) {
        if (radioOff) {
            return;
        }
        causesThisMinute++;
        if (verbose) {
            log("  <- " + datagram);
        }
        end.receive(datagram);
        poll();
    }

    private void sent(boolean up, Datagram datagram, boolean lost) {
        if (watcher != null) {
            watcher.sent(Experiment.frame(clock.now(), up, datagram, lost));
        }
        if (!up) {
            return;
        }
        if (verbose) {
            log("->   " + datagram);
        }
        long current = clock.now() / MINUTE;
        if (current != minute) {
            causesLastMinutes = causesLastMinutes * 9 / 10 + causesThisMinute;
            minute = current;
            upThisMinute = 0;
            causesThisMinute = 0;
        }
        upThisMinute++;
        int most = DATAGRAMS_A_MINUTE + 3 * (causesLastMinutes + causesThisMinute);
        check(upThisMinute <= most, "more datagrams in a minute than anything explains");
    }

    private void check(boolean holds, String otherwise) {
        checks++;
        if (!holds) {
            throw new AssertionError(otherwise + " at " + clock.now() + " ms, seed " + scenario.seed());
        }
    }

    // The world.

    private void schedule(Traffic.Source source, int index, Random gaps) {
        clock.at(clock.now() + source.gap(index, clock.now(), gaps), () -> {
            act(source.what());
            schedule(source, index + 1, gaps);
        });
    }

    private void act(Traffic.What what) {
        if (what == Traffic.What.READ) {
            server.read(Device.PATH);
            return;
        }
        reports += clock.now() < scenario.duration() - ON_ITS_WAY ? 1 : 0;
        if (suspended) {
            return;
        }
        causesThisMinute++;
        if (what == Traffic.What.REPORT) {
            device.report(elapsed());
        } else {
            device.send(elapsed());
        }
        poll();
    }

    private void suspend() {
        if (isCalm()) {
            return;
        }
        suspended = true;
        suspensions++;
        // What arrives is lost with the radio, or waits in the socket.
        radioOff = random.nextBoolean();
        long length = (long) (random.nextDouble() * scenario.suspendFor() * 1000);
        log("suspended for " + length + " ms");
        clock.at(clock.now() + length, () -> {
            log("resumed");
            suspended = false;
            radioOff = false;
            poll();
            clock.at(clock.now() + exponential(scenario.suspendEvery()), this::suspend);
        });
    }

    private void change(ServerKind next, ServerKind after) {
        if (isCalm()) {
            return;
        }
        log("the server changes its ways: " + next);
        server.become(next);
        clock.at(clock.now() + scenario.changeEvery() * 1000L, () -> change(after, next));
    }

    private void jump() {
        if (isCalm()) {
            return;
        }
        jumps++;
        ahead += (long) (random.nextDouble() * scenario.jumpBy() * 1000);
        log("the client's clock is " + ahead + " ms ahead");
        poll();
        clock.at(clock.now() + exponential(scenario.jumpEvery()), this::jump);
    }

    private boolean isCalm() {
        return clock.now() >= scenario.duration() - scenario.calm();
    }

    private long exponential(double meanSeconds) {
        return (long) (-meanSeconds * 1000 * StrictMath.log(1 - random.nextDouble()));
    }
}
