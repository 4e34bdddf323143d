package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.simulation.GroundTruth.Absence;
import io.tacit.lwm2m.simulation.GroundTruth.Cause;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.simulation.ServerKind.Answers;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated servers keep registrations as their kinds say; a script plays the client. */
class SimServerTest {

    /** A lifetime of 100 s, and a link that takes no time, so that times are round. */
    private static final int LIFETIME = 100;

    @ParameterizedTest
    @EnumSource(Answers.class)
    void registersUpdatesAndExpiresExactly(Answers answers) {
        Script client = new Script(ServerKind.STRICT.answering(answers));
        client.register(0);
        client.at(90_000, client::update);
        client.run(200_000);
        assertEquals(List.of("2.01", "2.04"), client.answers);
        assertEquals(List.of(new Absence(190_000, Long.MAX_VALUE, Cause.EXPIRED, Long.MAX_VALUE)), client.absences());
    }

    @Test
    void aLateUpdateIsRefusedAndNoticed() {
        Script client = new Script(ServerKind.STRICT);
        client.register(0);
        client.at(100_000, client::update);
        client.at(101_000, () -> client.register(101_000));
        client.run(102_000);
        assertEquals(List.of("2.01", "4.04", "2.01"), client.answers);
        assertEquals(List.of(new Absence(100_000, 101_000, Cause.EXPIRED, 100_000)), client.absences());
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void eachKindOfActivityResetsWhereItIsNamedAndNowhereElse(Activity kind) {
        for (Activity named : Activity.values()) {
            Script client = new Script(ServerKind.resetting(named));
            client.register(0);
            client.at(60_000, () -> client.act(kind));
            client.run(150_000);
            assertEquals(kind != named, !client.absences().isEmpty(), kind + " where " + named + " resets");
        }
    }

    @Test
    void graceAndSweepKeepARegistrationLonger() {
        assertEquals(130_000, firstAbsence(ServerKind.STRICT.grace(30)));
        assertEquals(120_000, firstAbsence(ServerKind.STRICT.sweeping(60, false)));
        assertEquals(180_000, firstAbsence(ServerKind.STRICT.grace(30).sweeping(60, true)));
    }

    @Test
    void aSweeperRevivesALateClientOrDoesNot() {
        for (boolean revives : new boolean[] {true, false}) {
            Script client = new Script(ServerKind.STRICT.sweeping(60, revives));
            client.register(0);
            client.at(110_000, client::update);
            client.run(111_000);
            assertEquals(List.of("2.01", revives ? "2.04" : "4.04"), client.answers);
        }
    }

    @Test
    void aClampedLifetimeIsShorterWithoutAWord() {
        assertEquals(50_000, firstAbsence(ServerKind.STRICT.clamping(50)));
    }

    @Test
    void aNotificationOfAForgottenClientIsResetOrAcknowledged() {
        for (boolean acknowledges : new boolean[] {false, true}) {
            Script client = new Script(acknowledges ? ServerKind.STRICT.acknowledgingDropped() : ServerKind.STRICT);
            client.register(0);
            client.at(110_000, () -> client.act(Activity.NOTIFICATION));
            client.run(111_000);
            assertEquals(List.of(acknowledges ? "ACKNOWLEDGED" : "RESET"), client.notifications);
            assertEquals(1, client.server.truth().refusedNotifications);
        }
    }

    @Test
    void aServerThatAnswersAllIsContentWithAnything() {
        Script client = new Script(ServerKind.STRICT.answeringAll());
        client.register(0);
        client.at(110_000, client::update);
        client.at(111_000, () -> client.act(Activity.SEND));
        client.run(112_000);
        assertEquals(List.of("2.01", "2.04", "2.04"), client.answers);
        assertFalse(client.server.registered());
    }

    @Test
    void aRestartForgetsTheClientAndTellsItWhenItComes() {
        Script client = new Script(ServerKind.STRICT);
        client.register(0);
        client.at(10_000, client.server::restart);
        client.at(20_000, client::update);
        client.at(30_000, () -> client.register(30_000));
        client.run(31_000);
        assertEquals(List.of(new Absence(10_000, 30_000, Cause.RESTARTED, 20_000)), client.absences());
    }

    @Test
    void observesAgainAfterEachRegistrationAndForgetsTheOldToken() {
        Script client = new Script(ServerKind.STRICT);
        client.register(0);
        client.at(5_000, () -> client.register(5_000));
        client.run(10_000);
        assertEquals(2, client.tokens.size());
        client.at(11_000, () -> client.notify(client.tokens.get(0)));
        client.at(12_000, () -> client.notify(client.tokens.get(1)));
        client.run(13_000);
        assertEquals(List.of("RESET", "ACKNOWLEDGED"), client.notifications);
        assertTrue(client.absences().isEmpty(), "a new registration in place of the old one is no absence");
    }

    private static long firstAbsence(ServerKind kind) {
        Script client = new Script(kind);
        client.register(0);
        client.run(400_000);
        return client.absences().get(0).from();
    }

    /** A client that does what the test says, and answers every request 2.05. */
    private static final class Script implements Transport.Events {
        final SimClock clock = new SimClock();
        final SimLink link = new SimLink(clock, LinkKind.PERFECT.delay(0, 0), 1);
        final SimServer server;
        final SimTransport transport = new SimTransport(clock::now, link, new Random(1));
        final List<String> answers = new ArrayList<>();
        final List<String> notifications = new ArrayList<>();
        final List<byte[]> tokens = new ArrayList<>();
        private final int association;
        private final SimClock.Alarm alarm = clock.alarm(this::handle);
        private String location;
        private int tag;

        Script(ServerKind kind) {
            server = new SimServer(clock, link, kind, 1, "/3303/0/5700");
            link.connect(this::receive, server::receive);
            association = transport.open(ServerUri.parse("coap://server"), SecurityAccount.noSec(), this);
        }

        void at(long time, Runnable action) {
            clock.at(time, () -> {
                action.run();
                handle();
            });
        }

        void register(long time) {
            at(time, () -> request("rd", "lt=" + LIFETIME));
        }

        void update() {
            request("rd/" + location, null);
        }

        void act(Activity kind) {
            switch (kind) {
                case SEND -> request("dp", null);
                case NOTIFICATION -> notify(tokens.get(0));
                case RESPONSE -> server.read("/3303/0/5700");
            }
        }

        void notify(byte[] token) {
            transport.notify(
                    association, new Message(Code.CONTENT).token(token).add(Option.OBSERVE, 2), true, 1000 + tag++);
        }

        void run(long until) {
            handle();
            clock.runUntil(until);
            server.truth().close(until);
        }

        List<Absence> absences() {
            return server.truth().absences();
        }

        private void request(String path, String query) {
            Message message = new Message(Code.POST);
            for (String segment : path.split("/")) {
                message.add(Option.URI_PATH, segment);
            }
            transport.request(association, query == null ? message : message.add(Option.URI_QUERY, query), tag++);
        }

        private void receive(Datagram datagram) {
            transport.receive(datagram);
            handle();
        }

        private void handle() {
            transport.handle(clock.now());
            alarm.set(transport.wakeAt());
        }

        @Override
        public void opened(int which, Transport.Opening how, long now) {}

        @Override
        public void closed(int which, Transport.Cause cause, long now) {}

        @Override
        public void request(int which, int exchange, Message request, boolean confirmable, long now) {
            Message answer = new Message(Code.CONTENT);
            if (request.has(Option.OBSERVE)) {
                tokens.add(request.token());
                answer.add(Option.OBSERVE, 1);
            }
            transport.respond(exchange, answer, false, Transport.NONE);
        }

        @Override
        public void repeated(int exchange, long now) {}

        @Override
        public void outcome(int which, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
            if (which >= 1000) {
                notifications.add(outcome.name());
                return;
            }
            answers.add(Code.text(answer.code()));
            if (answer.code() == Code.CREATED) {
                location = answer.optionText(answer.find(Option.LOCATION_PATH) + 1);
            }
        }
    }
}
