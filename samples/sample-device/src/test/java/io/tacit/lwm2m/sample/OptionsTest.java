package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.model.Lwm2mVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutServerTheDeviceShowsItselfInLessThanTwoMinutes() {
        Settings settings = settings();
        assertTrue(settings.embedded());
        assertEquals("learned", settings.policy().toString());
        assertEquals(5, settings.grace());
        assertEquals(30, settings.lifetime());
        assertEquals(10, settings.margin());
        assertEquals(6, settings.reportEvery());
        assertTrue(settings.duration() < 120);
    }

    @Test
    void withServerTheDeviceIsCareful() {
        Settings settings = settings("--server", "coap://lwm2m.example.com");
        assertEquals("coap://lwm2m.example.com:5683", settings.server().toString());
        assertEquals("learned", settings.policy().toString());
        assertEquals(Lwm2mVersion.V1_1, settings.version());
        assertEquals(NotificationMode.AUTO, settings.notifications());
        assertNull(settings.margin());
        assertNull(settings.sendEvery());
        assertNull(settings.duration());
        assertNull(settings.trace());
        assertFalse(settings.summary() || settings.quiet());
    }

    @Test
    void readsEveryOption() {
        Settings settings = settings(
                "--server coap://[2001:db8::1]:5783/ --endpoint urn:x --lifetime 60 --lwm2m 1.2 --policy trusted:send,response"
                        + " --margin 9 --grace 5 --max-silence 0 --report-every 3 --notify con --send-every 7 --duration 20"
                        + " --trace target/trace.csv --summary --quiet");
        assertEquals("coap://[2001:db8::1]:5783", settings.server().toString());
        assertEquals("urn:x", settings.endpoint());
        assertEquals(60, settings.lifetime());
        assertEquals(Lwm2mVersion.V1_2, settings.version());
        assertEquals("trusted:send,response", settings.policy().toString());
        assertEquals(9, settings.margin());
        assertEquals(5, settings.grace());
        assertEquals(0, settings.maxSilence());
        assertEquals(3, settings.reportEvery());
        assertEquals(NotificationMode.CONFIRMABLE, settings.notifications());
        assertEquals(7, settings.sendEvery());
        assertEquals(20, settings.duration());
        assertEquals("trace.csv", settings.trace().getFileName().toString());
        assertTrue(settings.summary() && settings.quiet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--policy learned --grace 5",
                "--policy standard",
                "--policy implicit",
                "--policy optimistic",
                "--policy trusted:notification",
                "--policy trusted:notification,send,response",
                "--lwm2m 1.0",
                "--lwm2m 1.2 --lifetime 0",
                "--lifetime 4294967295",
                "--lifetime 10 --margin 2",
                "--margin auto",
                "--margin 0",
                "--notify non",
                "--server coap://192.0.2.1:1",
                "--server coap://[::1]",
                "--server coap://my_host-1.example."
            })
    void accepts(String arguments) {
        settings(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--policy trust                | a policy is standard, implicit, learned, optimistic or trusted:KIND[,KIND]",
                "--policy trusted:             | a kind is notification, send or response",
                "--policy trusted:reads        | a kind is notification, send or response, not reads",
                "--policy trusted:send,send    | a kind is named twice",
                "--lwm2m 1.0 --policy trusted:send | needs --lwm2m 1.1 or 1.2: LwM2M 1.0 has no Send",
                "--lwm2m 1.0 --send-every 5    | --send-every needs --lwm2m 1.1 or 1.2: LwM2M 1.0 has no Send",
                "--lwm2m 2.0                   | the LwM2M version is 1.0, 1.1 or 1.2, not 2.0",
                "--server example.com          | a server URI looks like coap://host:port, not like example.com",
                "--server http://example.com   | the scheme of a server URI is coap or coaps, not http",
                "--server coaps://example.com  | coaps is not available in this sample",
                "--server coap://              | a server URI has a host",
                "--server coap://exa$mple      | --server: a host is a name such as lwm2m.example.com",
                "--server coap://-a            | --server: a host is a name such as",
                "--server coap://[zz::1]       | --server: a host is a name such as",
                "--server coap://a:0           | a port is 1 to 65535",
                "--server coap://a:65536       | a port is 1 to 65535",
                "--server coap://a/rd          | a server URI has a host, perhaps a port, and nothing else",
                "--lifetime 0                  | --lifetime is 1 to 4294967295 seconds; 0, for ever, needs --lwm2m 1.2",
                "--lifetime -5                 | --lifetime is a whole number of seconds, 1 to 4294967295, not -5",
                "--lifetime 4294967296         | --lifetime is a whole number of seconds, 1 to 4294967295, not 4294967296",
                "--lifetime 99999999999999999999 | --lifetime is a whole number of seconds",
                "--lifetime 10s                | --lifetime is a whole number of seconds, 1 to 4294967295, not 10s",
                "--lifetime 1.5                | --lifetime is a whole number of seconds",
                "--lifetime                    | Missing required parameter for option '--lifetime'",
                "--lifetime 10 --lifetime 20   | option '--lifetime' (SECONDS) should be specified only once",
                "--margin 30 --lifetime 20     | --margin is less than the lifetime of 20 seconds",
                "--margin 30                   | --margin is less than the lifetime of 30 seconds",
                "--margin soon                 | --margin is a whole number of seconds, 0 to 4294967295, not soon, or auto",
                "--grace -1                    | --grace is a whole number of seconds, 0 to",
                "--max-silence x               | --max-silence is a whole number of seconds, 0 to",
                "--report-every 0              | --report-every is a whole number of seconds, 1 to",
                "--send-every 0                | --send-every is a whole number of seconds, 1 to",
                "--duration 0                  | --duration is a whole number of seconds, 1 to",
                "--notify maybe                | --notify is auto, con or non, not maybe",
                "--trace target/none/trace.csv | --trace: can't write the file target/none/trace.csv",
                "--trace target                | --trace: can't write the file target",
                "--bogus                       | Unknown option: '--bogus'",
                "station                       | Unmatched argument at index 0: 'station'"
            })
    void refusesWithASentenceAndCode2(String arguments, String message) {
        int code = execute(arguments.split(" "));
        assertEquals(2, code);
        assertTrue(err.toString().startsWith("sample-device: "), err.toString());
        assertTrue(err.toString().contains(message), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 253})
    void refusesANameThatDoesNotFit(int length) {
        assertEquals(2, execute("--endpoint", "x".repeat(length)));
        assertTrue(err.toString().contains("--endpoint is a name of 1 to 252 bytes"), err.toString());
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(0, execute("--help"));
        for (String option :
                ("--server --endpoint --lifetime --lwm2m --policy --margin --grace --max-silence --report-every"
                                + " --notify --send-every --duration --trace --summary --quiet --help")
                        .split(" ")) {
            assertTrue(out.toString().contains(option), option);
        }
    }

    private int execute(String... arguments) {
        return new SampleDevice()
                .commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static Settings settings(String... arguments) {
        String[] words = arguments.length == 1 ? arguments[0].split(" ") : arguments;
        return CommandLine.populateCommand(new Options(), words).settings();
    }
}
