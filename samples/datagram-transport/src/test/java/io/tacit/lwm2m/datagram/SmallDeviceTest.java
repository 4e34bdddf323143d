package io.tacit.lwm2m.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.contract.Datagram;
import io.tacit.lwm2m.transport.contract.Peer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program: its command line, and a short life at a server. */
@Timeout(60)
class SmallDeviceTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return SmallDevice.run(arguments, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                     | which server?
            localhost                              | coap://host:port
            coaps://localhost                      | no DTLS here
            coap://localhost:0                     | a port is 1 to 65535
            coap://h --lifetime                    | --lifetime needs a value
            coap://h --lifetime 0                  | --lifetime is 1 to 31536000 seconds, not 0
            coap://h --report soon                 | --report is 1 to 31536000 seconds, not soon
            coap://h --duration -1                 | --duration is 1
            coap://h --policy often                | often
            coap://h --endpoint e --colour red     | no option --colour
            coap://h --endpoint ''                 | a client has an endpoint name
            """)
    void badArgumentsAreExplained(String line, String words) {
        String[] arguments =
                line.isEmpty() ? new String[0] : line.replace("''", "").split(" ", -1);
        assertEquals(SmallDevice.BAD_ARGUMENTS, run(arguments));
        assertTrue(text(err).startsWith("small-device: ") && text(err).contains(words), () -> text(err));
        assertTrue(text(err).endsWith("Try --help." + System.lineSeparator()), () -> text(err));
        assertEquals("", text(out));
    }

    @Test
    void helpTellsAllOptions() {
        assertEquals(0, run("--help"));
        for (String option : List.of("--endpoint", "--lifetime", "--policy", "--report", "--duration")) {
            assertTrue(text(out).contains(option), option);
        }
        assertTrue(text(out).lines().allMatch(line -> line.length() <= 100));
    }

    @Test
    void registersReportsAndDeregistersOnOneThread() throws InterruptedException {
        try (Peer server = new Peer("127.0.0.1")) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            int[] exit = {-1};
            String uri = "coap://127.0.0.1:" + server.port();
            Thread device =
                    new Thread(() -> exit[0] = run(uri, "--endpoint", "one", "--report", "1", "--duration", "4"));
            device.start();

            Datagram register = server.receive(Datagram.CON, Code.POST);
            assertEquals("rd", new String(register.option(Option.URI_PATH)));
            byte[] location = {'a'};
            server.send(Datagram.compose(
                    Datagram.ACK, Code.CREATED, register.id(), register.token(), Option.LOCATION_PATH, location, ""));
            server.send(observeTemperature());
            assertEquals(7, server.receive(Datagram.ACK, Code.CONTENT).id());
            Set<Thread> during = new HashSet<>(Thread.getAllStackTraces().keySet());
            during.removeAll(before);
            assertEquals(Set.of(device), during);

            Datagram notification = server.receive();
            assertEquals(Code.CONTENT, notification.code());
            assertArrayEquals(new byte[] {5}, notification.token());
            Datagram last = notification;
            while (last.code() != Code.DELETE) {
                if (last.type() == Datagram.CON) {
                    server.send(Datagram.empty(Datagram.ACK, last.id()));
                }
                last = server.receive();
            }
            server.send(Datagram.compose(Datagram.ACK, Code.DELETED, last.id(), last.token(), ""));
            device.join();
            assertEquals(0, exit[0], () -> text(err));
            assertTrue(text(out).contains("REGISTERED"), () -> text(out));
        }
    }

    /** GET /3303/0/5700 with Observe 0. */
    private static byte[] observeTemperature() {
        Message get = new Message(Code.GET)
                .add(Option.OBSERVE, 0L)
                .add(Option.URI_PATH, "3303")
                .add(Option.URI_PATH, "0")
                .add(Option.URI_PATH, "5700");
        return CoapMessageTest.encode(CoapMessage.CON, 7, new byte[] {5}, get);
    }

    @Test
    void saysSoIfItNeverRegistered() {
        try (Peer deaf = new Peer("127.0.0.1")) {
            assertEquals(SmallDevice.NEVER_REGISTERED, run("coap://127.0.0.1:" + deaf.port(), "--duration", "1"));
        }
    }
}
