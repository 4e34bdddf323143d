package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.simulation.Traffic.Pattern;
import io.tacit.lwm2m.simulation.Traffic.What;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Servers, links, traffic and policies of every kind, whether they fit together or not: what {@link Run} checks must
 * hold all the same, and a client that is left in peace afterwards must be there.
 */
class EveryKindTest {

    private static final Totals TOTALS = new Totals("every kind of server, link, traffic and policy");

    @AfterAll
    static void report() {
        TOTALS.report();
    }

    private static final List<ServerKind> SERVERS = List.of(
            ServerKind.STRICT,
            ServerKind.RESETS_ALL,
            ServerKind.resetting(Activity.NOTIFICATION),
            ServerKind.resetting(Activity.SEND),
            ServerKind.resetting(Activity.RESPONSE),
            ServerKind.resetting(Activity.NOTIFICATION, Activity.SEND),
            ServerKind.RESETS_ALL.grace(30),
            ServerKind.STRICT.sweeping(60, true),
            ServerKind.RESETS_ALL.sweeping(60, false),
            ServerKind.STRICT.answeringAll(),
            ServerKind.STRICT.acknowledgingDropped(),
            ServerKind.STRICT.clamping(100),
            ServerKind.RESETS_ALL.restarting(30_000, 600),
            ServerKind.RESETS_ALL.answering(Answers.SEPARATE),
            ServerKind.RESETS_ALL.answering(Answers.CONFIRMABLE));

    private static final List<LinkKind> LINKS = List.of(
            LinkKind.PERFECT,
            LinkKind.losing(0.02),
            LinkKind.losing(0.1),
            LinkKind.losing(0.3),
            LinkKind.PERFECT.bursts(600, 30, 0.9),
            LinkKind.PERFECT.delay(100, 30_000),
            LinkKind.losing(0.05).delay(50, 8_000).duplicating(0.2),
            LinkKind.PERFECT.outages(20_000, 300),
            LinkKind.PERFECT.outages(40_000, 4_000),
            LinkKind.losing(1));

    private static final List<Traffic> TRAFFIC = List.of(
            Traffic.NONE,
            Traffic.of(What.REPORT, Pattern.PERIODIC, 60, 5),
            Traffic.of(What.REPORT, Pattern.BURSTS, 400, 0),
            Traffic.of(What.READ, Pattern.POISSON, 90, 0),
            Traffic.of(What.SEND, Pattern.POISSON, 120, 0),
            Traffic.of(What.REPORT, Pattern.POISSON, 50, 0)
                    .and(What.READ, Pattern.POISSON, 50, 0)
                    .and(What.SEND, Pattern.POISSON, 50, 0));

    private static final List<String> POLICIES =
            List.of("implicit", "standard", "trusted:notification,response", "trusted:send", "optimistic");

    /** After five attempts in vain a client waits for a day, give or take a tenth (/1/x/19). */
    private static final double CALM_DAYS = 1.5;

    @Test
    void whatMustHoldInEveryRunHolds() {
        Random random = new Random(1);
        NotificationMode[] modes = NotificationMode.values();
        int seed = 0;
        for (ServerKind server : SERVERS) {
            for (LinkKind link : LINKS) {
                Result result = TOTALS.play(Scenario.month()
                        .seed(seed++)
                        .with("days", 1 + CALM_DAYS)
                        .with("calm", CALM_DAYS)
                        .lifetime(List.of(60, 300, 3600).get(random.nextInt(3)))
                        .policy(POLICIES.get(random.nextInt(POLICIES.size())))
                        .mode(modes[random.nextInt(modes.length)])
                        .server(server)
                        .link(link)
                        .traffic(TRAFFIC.get(random.nextInt(TRAFFIC.size())))
                        .with("suspendevery", random.nextInt(3) == 0 ? 30_000 : 0)
                        .with("suspendfor", 2_000));
                if (canBeKept(result.scenario())) {
                    TOTALS.check(result, result.registered(), "left in peace, the client does not come back");
                }
            }
        }
    }

    /** Of a server that never says that it has dropped the client, or drops it early, no client can know better. */
    private static boolean canBeKept(Scenario scenario) {
        ServerKind server = scenario.server();
        boolean early = server.clampSeconds() > 0 && server.clampSeconds() < scenario.lifetime();
        boolean toldByUpdatesOnly = server.acknowledgesDropped();
        return !early
                && !server.answersAll()
                && scenario.policy().needsProof()
                && (!toldByUpdatesOnly || !scenario.policy().isAudited());
    }
}
