package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.List;
import java.util.Random;

/**
 * Scenarios that cross every server with every link and every policy, and lifetimes, traffic, suspensions, clocks set
 * forwards, restarts and changes of behaviour drawn from a seed; and what must hold in each besides what {@link Run}
 * checks: a client that is left in peace must be there, and more where more can be promised.
 */
final class Swarm {

    private static final List<ServerKind> SERVERS = List.of(
            ServerKind.STRICT,
            ServerKind.RESETS_ALL,
            ServerKind.resetting(Activity.NOTIFICATION),
            ServerKind.resetting(Activity.SEND),
            ServerKind.resetting(Activity.RESPONSE),
            ServerKind.resetting(Activity.NOTIFICATION, Activity.SEND),
            ServerKind.resetting(Activity.NOTIFICATION, Activity.RESPONSE),
            ServerKind.resetting(Activity.SEND, Activity.RESPONSE),
            ServerKind.STRICT.grace(30),
            ServerKind.RESETS_ALL.grace(30),
            ServerKind.STRICT.sweeping(60, true),
            ServerKind.RESETS_ALL.sweeping(60, false),
            ServerKind.STRICT.answeringAll(),
            ServerKind.STRICT.acknowledgingDropped(),
            ServerKind.STRICT.clamping(100),
            ServerKind.STRICT.restarting(30_000, 20),
            ServerKind.RESETS_ALL.restarting(30_000, 600),
            ServerKind.STRICT.answering(Answers.SEPARATE),
            ServerKind.RESETS_ALL.answering(Answers.CONFIRMABLE));

    private static final List<LinkKind> LINKS = List.of(
            LinkKind.PERFECT,
            LinkKind.PERFECT.delay(20, 2_000),
            LinkKind.losing(0.02),
            LinkKind.losing(0.1),
            LinkKind.losing(0.3),
            LinkKind.PERFECT.bursts(600, 30, 0.9),
            LinkKind.PERFECT.delay(100, 30_000),
            LinkKind.PERFECT.delay(50, 5_000).duplicating(0.2),
            LinkKind.losing(0.05).delay(50, 8_000).duplicating(0.2),
            LinkKind.PERFECT.outages(20_000, 300),
            LinkKind.PERFECT.outages(40_000, 4_000));

    private static final List<String> POLICIES = List.of(
            "learned", "standard", "learned", "implicit", "learned", "trusted:notification", "learned", "optimistic");

    private static final List<Integer> LIFETIMES = List.of(20, 60, 300, 300, 3600, 86400);

    /** What is drawn from; what is listed comes from recordings. */
    private static final List<Pattern> PATTERNS =
            List.of(Pattern.PERIODIC, Pattern.POISSON, Pattern.BURSTS, Pattern.DAY_AND_NIGHT);

    private static final double DAY = 86_400;

    /** How many seeds in a row cross everything once. */
    static final int ALL = SERVERS.size() * LINKS.size() * POLICIES.size();

    private final Totals totals;

    Swarm(Totals totals) {
        this.totals = totals;
    }

    /** The seed counts through servers, links and policies, and draws the rest. */
    static Scenario scenario(int seed) {
        Random random = new Random(seed);
        ServerKind server = SERVERS.get(seed % SERVERS.size());
        LinkKind link = LINKS.get(seed / SERVERS.size() % LINKS.size());
        String policy = POLICIES.get(seed / SERVERS.size() / LINKS.size() % POLICIES.size());
        int lifetime = LIFETIMES.get(random.nextInt(LIFETIMES.size()));
        NotificationMode[] modes = NotificationMode.values();
        double days = Math.min(Math.max(0.5, 300 * lifetime / DAY), 40);
        // After five attempts in vain a client waits for a day, give or take a tenth (/1/x/19); and it is no longer
        // than the larger of a day and four lifetimes that wrong trust goes unnoticed.
        boolean quiet = link.reliable() && link.maxDelay() < 5_000 && server.downSeconds() < 60;
        double calm = quiet && !policy.equals("learned") ? 3 * lifetime / DAY : 1.5 + 5 * lifetime / DAY;
        Scenario scenario = Scenario.month()
                .seed(seed)
                .with("days", round(days + calm))
                .with("calm", round(calm))
                .policy(policy)
                .lifetime(lifetime)
                .mode(modes[random.nextInt(modes.length)])
                .server(server)
                .link(link)
                .traffic(traffic(random, lifetime))
                .with("grace", random.nextBoolean() ? -1 : 70);
        if (random.nextInt(4) == 0) {
            int longest = (int) (lifetime * List.of(0.1, 1.0, 3.0).get(random.nextInt(3)));
            scenario = scenario.with("suspendevery", 20 * lifetime).with("suspendfor", longest);
        }
        if (random.nextInt(8) == 0) {
            scenario = scenario.with("jumpevery", 30 * lifetime).with("jumpby", 2 * lifetime);
        }
        if (random.nextInt(4) == 0) {
            ServerKind other = server.resets().isEmpty() ? ServerKind.RESETS_ALL : ServerKind.STRICT;
            scenario = scenario.changing(other, (int) (days * DAY / (2 + random.nextInt(4))));
        }
        return scenario;
    }

    private static Traffic traffic(Random random, int lifetime) {
        Traffic traffic = Traffic.NONE;
        int sources = List.of(0, 1, 1, 1, 1, 2, 3).get(random.nextInt(7));
        int first = random.nextInt(3);
        for (int i = 0; i < sources; i++) {
            What what = What.values()[(first + i) % 3];
            // From twenty in a lifetime to one in two, evenly on a logarithmic scale; but a device has better things to
            // do than to report every other second.
            double mean = Math.max(3, lifetime * 0.05 * Math.pow(40, random.nextDouble()));
            Pattern pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
            double extra = switch (pattern) {
                case PERIODIC -> random.nextBoolean() ? 0 : mean / 10;
                case POISSON, BURSTS -> random.nextBoolean() ? 0 : 3 * mean;
                case DAY_AND_NIGHT, LISTED -> random.nextBoolean() ? 0 : 10 * mean;
            };
            traffic = traffic.and(what, pattern, round(mean), round(extra));
        }
        return traffic;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    void check(Result result) {
        Scenario scenario = result.scenario();
        if (canBeKept(scenario)) {
            totals.check(result, result.registered(), "left in peace, the client does not come back");
        }
        boolean knows = scenario.policy().isLearning() || !scenario.policy().isAudited();
        if (isUndisturbed(scenario) && scenario.server().downSeconds() <= 20 && knows) {
            backSoonAfterRestarts(result);
        }
        if (isUndisturbed(scenario) && scenario.server().restartEvery() == 0) {
            if (scenario.policy().isLearning()) {
                absentOnlyInTrials(result);
            } else if (scenario.policy().toString().equals("standard")) {
                totals.neverExpired(result);
            }
        }
    }

    /** Of a server that never says that it has dropped the client, or drops it early, no client can know better. */
    private static boolean canBeKept(Scenario scenario) {
        ServerKind server = scenario.server();
        boolean early = server.clampSeconds() > 0 && server.clampSeconds() < scenario.lifetime();
        boolean toldByUpdatesOnly = server.acknowledgesDropped();
        boolean trustedBlindly =
                scenario.policy().isAudited() && !scenario.policy().isLearning();
        return !early
                && !server.answersAll()
                && scenario.policy().needsProof()
                && (!toldByUpdatesOnly || !trustedBlindly)
                // An audit by a clock that is ahead comes when it comes.
                && scenario.jumpEvery() == 0;
    }

    /** Nothing that happens could keep an Update from arriving in time. */
    private static boolean isUndisturbed(Scenario scenario) {
        ServerKind server = scenario.server();
        return scenario.link().reliable()
                && scenario.link().maxDelay() <= 2_000
                && scenario.suspendEvery() == 0
                && scenario.jumpEvery() == 0
                && scenario.changeEvery() == 0
                && (server.clampSeconds() == 0 || server.clampSeconds() >= scenario.lifetime());
    }

    /**
     * Within one deadline, which a trial may put off, and the exchange of an Update and a Register; the server may be
     * away for the first transmissions. At once where a reset or a 4.xx tells.
     */
    private void backSoonAfterRestarts(Result result) {
        Scenario scenario = result.scenario();
        long end = scenario.duration();
        long trial = scenario.policy().isLearning() ? scenario.graceMillis() : 0;
        long longest = scenario.lifetime() * 1000L + trial + 2 * 45_000;
        for (GroundTruth.Absence absence : result.truth().absences(GroundTruth.Cause.RESTARTED)) {
            totals.check(result, absence.length(end) <= longest, "not back after a restart: " + absence);
            long told = Math.min(absence.noticed(), end);
            totals.check(result, Math.min(absence.to(), end) - told <= 30_000, "was told, and is not back: " + absence);
        }
    }

    /**
     * A client that learns is without its registration only where a trial has cost it, for no longer than the grace and
     * the exchange of an Update and a Register, and never where answers mean nothing.
     */
    private void absentOnlyInTrials(Result result) {
        Scenario scenario = result.scenario();
        long refuted = result.oracle().trials().stream().filter(Trial::refuted).count();
        long longest = scenario.graceMillis() + 8_000L * 3;
        totals.check(result, result.expired().size() <= refuted, "absent outside of a trial");
        for (GroundTruth.Absence absence : result.expired()) {
            totals.check(result, absence.length(scenario.duration()) <= longest, "absent for too long: " + absence);
        }
        if (scenario.server().answersAll()) {
            totals.check(result, result.oracle().trials().isEmpty(), "tries what can't be answered");
        }
        boolean honest = scenario.server().resets().size() == Activity.values().length;
        totals.check(result, refuted == 0 || !honest, "a server that resets on everything is found to be strict");
    }
}
