package io.tacit.lwm2m.interop;

import io.tacit.lwm2m.client.Server;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What the cases of device management begin with: a device as the specification's configuration 3 describes it, and a
 * Leshan server that it is registered at. Each test has a device of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManagementCases {

    /** What Object 1 holds of the server at first. */
    static final Map<String, String> SERVER = Map.of(
            "/1/0/0", "1",
            "/1/0/1", "86400",
            "/1/0/2", "1",
            "/1/0/3", "10",
            "/1/0/5", "86400",
            "/1/0/6", "false",
            "/1/0/7", "U");

    /** What Object 3 holds of the device at first, but for its time. */
    static final Map<String, String> DEVICE = Map.ofEntries(
            Map.entry("/3/0/0", "Tacit"),
            Map.entry("/3/0/1", "interop"),
            Map.entry("/3/0/2", "1"),
            Map.entry("/3/0/3", "1.2.3"),
            Map.entry("/3/0/6/0", "1"),
            Map.entry("/3/0/6/1", "5"),
            Map.entry("/3/0/7/0", "3800"),
            Map.entry("/3/0/7/1", "5000"),
            Map.entry("/3/0/8/0", "125"),
            Map.entry("/3/0/8/1", "900"),
            Map.entry("/3/0/9", "100"),
            Map.entry("/3/0/11/0", "0"),
            Map.entry("/3/0/14", "+00:00"),
            Map.entry("/3/0/15", "UTC"),
            Map.entry("/3/0/16", "U"));

    /** What Object 16 holds at first. */
    static final Map<String, String> PORTFOLIO = Map.of(
            "/16/0/0/0", "Host Device ID #1",
            "/16/0/0/1", "Host Device Manufacturer #1",
            "/16/0/0/2", "Host Device Model #1",
            "/16/0/0/3", "Host Device Software Version #1");

    static final String TEXT = "text";
    static final String TLV = "tlv";
    static final String JSON = "json";
    static final String CBOR = "cbor";
    static final String SENML_JSON = "senml-json";
    static final String SENML_CBOR = "senml-cbor";

    LeshanPeer leshan;
    Dialogue talk;

    @BeforeAll
    void startServer() throws Exception {
        leshan = LeshanPeer.shared();
    }

    @BeforeEach
    void register() throws Exception {
        register(server());
    }

    @AfterEach
    void deregister() {
        talk.close();
    }

    Server server() {
        return Server.at(leshan.uri())
                .lifetimeSeconds(86400)
                .defaultPeriods(1, 10)
                .notificationStoring(false);
    }

    /** Starts again, with a server that is described otherwise. */
    void registerAnew(Server server) throws Exception {
        deregister();
        register(server);
    }

    private void register(Server server) throws Exception {
        talk = new Dialogue(leshan, server);
    }
}
