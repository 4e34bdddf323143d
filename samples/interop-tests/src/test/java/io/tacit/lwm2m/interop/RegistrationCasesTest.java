package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The cases of OMA's Enabler Test Specification about registration. Where they need Updates that a timer sends, they
 * run with the policy that knows nothing else, and with the default: that one too has to send them when nothing else
 * reaches the server.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class RegistrationCasesTest {

    private enum Policy {
        STANDARD,
        DEFAULT;

        Server at(String uri, int lifetimeSeconds) {
            Server server = Server.at(uri).lifetimeSeconds(lifetimeSeconds);
            return this == STANDARD ? server.updatePolicy(UpdatePolicy.standard()) : server;
        }
    }

    /** How long Leshan may take to notice that a lifetime has run out, and a busy machine to say so. */
    private static final long SWEEP = 3_000;

    private static LeshanPeer leshan;

    @BeforeAll
    static void startServer() throws Exception {
        leshan = LeshanPeer.shared();
    }

    @Test
    @Ets("1.1-int-101")
    void initialRegistration() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, Server.at(leshan.uri()).lifetimeSeconds(600))) {
            // Step 1: Register, with the name, the lifetime, the version, the binding and the Objects.
            JsonNode registered = talk.event("registered").line();
            assertEquals(600, registered.path("lifetime").asInt());
            assertEquals("1.1", registered.path("version").asText());
            assertEquals("U", registered.path("binding").asText());
            assertFalse(registered.path("queueMode").asBoolean());
            List<String> objects = List.of(registered.path("objects").asText().split(","));
            assertTrue(objects.containsAll(List.of("</1/0>", "</3/0>", "</3303/0>")), objects::toString);
            assertTrue(objects.stream().noneMatch(link -> link.matches("</(0|21)[/>].*")), objects::toString);
            // The server's 2.01 has arrived: the client lets itself be asked.
            talk.read("/3/0/0").expect("2.05");
            assertEquals(1, talk.device.status().registers(), talk::log);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Ets("1.1-int-102")
    void registrationUpdate(Policy policy) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, policy.at(leshan.uri(), 600))) {
            // Step 1: the server sets the lifetime to 20 s.
            talk.write("/1/0/1", "tlv", 20).expect("2.04");
            // Step 2: an Update says so.
            Answer first = talk.event("updated", 1);
            assertEquals(20, first.line().path("lifetime").asInt());
            assertEquals("[\"lt\"]", first.line().path("sent").toString());
            // Step 3: before the 20 s are over there is another one, without parameters.
            Answer second = talk.event("updated", 2);
            assertEquals("[]", second.line().path("sent").toString());
            assertTrue(second.ms() - first.ms() < 20_000, talk::log);
            assertEquals(List.of(), talk.events("expired"));
        }
    }

    @Test
    @Ets("1.1-int-103")
    void deregistration() throws Exception {
        try (Dialogue talk = new Dialogue(leshan, Server.at(leshan.uri()))) {
            // Step 1: the server executes Disable.
            talk.execute("/1/0/4").expect("2.04");
            // Step 2: the client de-registers.
            assertFalse(talk.event("deregistered").line().path("replaced").asBoolean());
            assertFalse(talk.isRegistered());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Ets({"1.1-int-104", "1.1-int-556"})
    void registrationUpdateTrigger(Policy policy) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, policy.at(leshan.uri(), 20))) {
            long registered = talk.event("registered").ms();
            // Step 1: the server executes Registration Update Trigger, before the lifetime is over.
            Answer triggered = talk.execute("/1/0/8").expect("2.04");
            // Step 2: an Update without parameters.
            Answer updated = talk.event("updated");
            assertEquals("[]", updated.line().path("sent").toString());
            assertTrue(updated.ms() - triggered.ms() < 5_000, talk::log);
            // The client is still registered when the first lifetime is over.
            assertTrue(talk.lastsUntil(registered + 20_000 + SWEEP), talk::log);
            assertTrue(talk.isRegistered());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Ets("1.1-int-105")
    void discardedRegisterUpdate(Policy policy) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, policy.at(leshan.uri(), 20))) {
            String first = talk.event("registered").line().path("registration").asText();
            // Step 1: the server forgets the client.
            talk.forget();
            // Step 2: the next Update is answered 4.04.
            JsonNode refused = leshan.awaitEvent(
                    "updateRefused",
                    1,
                    event -> event.path("registration").asText().equals(first));
            assertEquals("4.04", refused.path("code").asText());
            // Step 3: the client registers again.
            Answer again = talk.event("registered", 2);
            assertEquals(20, again.line().path("lifetime").asInt());
            talk.read("/3/0/0").expect("2.05");
        }
    }

    /** The printed lifetimes are 60 and 120 s; their proportion is what matters. */
    @ParameterizedTest
    @EnumSource
    @Ets("1.1-int-107")
    void extendingTheLifetimeOfARegistration(Policy policy) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, policy.at(leshan.uri(), 10))) {
            long registered = talk.event("registered").ms();
            // Step 1: the server doubles the lifetime.
            talk.write("/1/0/1", "tlv", 20).expect("2.04");
            // Step 2: an Update says so at once.
            Answer first = talk.event("updated", 1);
            assertEquals(20, first.line().path("lifetime").asInt());
            assertTrue(first.ms() - registered < 5_000, talk::log);
            // Step 3: the next Update comes within the new lifetime; meanwhile the first one is over.
            Answer second = talk.event("updated", 2);
            assertTrue(second.ms() - first.ms() < 20_000, talk::log);
            assertTrue(talk.lastsUntil(first.ms() + 20_000 + SWEEP), talk::log);
        }
    }

    /** From LwM2M 1.1 on queue mode is a parameter of its own; in 1.0 it belongs to the binding. */
    @ParameterizedTest
    @CsvSource({"V1_0, UQ", "V1_1, U", "V1_2, U"})
    @Ets("1.1-int-108")
    void turnOnQueueMode(Lwm2mVersion version, String binding) throws Exception {
        Server server = Server.at(leshan.uri()).version(version).queueMode(93);
        try (Dialogue talk = new Dialogue(leshan, server)) {
            JsonNode registered = talk.event("registered").line();
            assertTrue(registered.path("queueMode").asBoolean(), registered::toString);
            assertEquals(binding, registered.path("binding").asText());
            // The server's 2.01 has arrived: the client lets itself be asked.
            talk.read("/3/0/0").expect("2.05");
        }
    }

    /** Awake for 2 s instead of 93: both sides can be told. */
    @ParameterizedTest
    @EnumSource
    @Ets("1.1-int-109")
    void behaviorInQueueMode(Policy policy) throws Exception {
        try (Dialogue talk = new Dialogue(leshan, policy.at(leshan.uri(), 20).queueMode(2))) {
            // Step 1: when nothing has come for so long, the server takes the client to be asleep.
            talk.event("asleep");
            // Step 2: the server wants to read, and has to wait.
            LeshanPeer.Pending read = talk.begin("read", "/3/0/0", Map.of());
            // Step 3: the client wakes up, and says so by an Update.
            Answer updated = talk.event("updated");
            // Step 4: only now the request is delivered, and answered.
            Answer answer = new Answer(read.await()).expect("2.05");
            assertTrue(answer.ms() >= updated.ms(), talk::log);
            assertEquals("Tacit", answer.value("/3/0/0"));
        }
    }
}
