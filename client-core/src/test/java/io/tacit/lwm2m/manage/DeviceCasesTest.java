package io.tacit.lwm2m.manage;

import static io.tacit.lwm2m.manage.Management.get;
import static io.tacit.lwm2m.manage.Management.hex;
import static io.tacit.lwm2m.manage.Management.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance cases of the Device Object, LightweightM2M-1.1-int-651 to 685 (OMA ETS 1.1). */
class DeviceCasesTest {

    private final List<String> happened = new ArrayList<>();
    private long time = 1367491215;

    private final Device device = Device.builder()
            .manufacturer("Open Mobile Alliance")
            .firmwareVersion("1.0")
            .utcOffset("+02:00")
            .timezone("Europe/Berlin")
            .clock(new Device.Clock() {
                @Override
                public long seconds() {
                    return time;
                }

                @Override
                public void set(long seconds) {
                    time = seconds;
                }
            })
            .onReboot(() -> happened.add("reboot"))
            .onFactoryReset(() -> happened.add("factory reset"))
            .build();

    private final DeviceManagement management = new DeviceManagement(
            new ObjectTree(device),
            new Formats(),
            4096,
            (object, instance, resource) -> happened.add("changed " + resource),
            path -> {},
            (path, cause) -> happened.add("failed " + cause));

    private final AttributeStore attributes = new AttributeStore(new ServerAccount(0, 1), 4);
    private final Management server = new Management();

    /** Current Time = 1367491220, UTC Offset = +01:00, Timezone = Europe/Paris. */
    private static final String VALUES =
            "C4 0D 51 82 42 94  C6 0E 2B 30 31 3A 30 30  C8 0F 0C 45 75 72 6F 70 65 2F 50 61 72 69 73";

    @ParameterizedTest
    @ValueSource(ints = {Code.POST, Code.PUT})
    void case651SetsTimeAndZone(int method) {
        assertEquals("2.04", code(tlv(method, "/3/0", VALUES)));

        assertEquals("1367491220", text("/3/0/13"));
        assertEquals("+01:00", text("/3/0/14"));
        assertEquals("Europe/Paris", text("/3/0/15"));
        assertEquals("Open Mobile Alliance", text("/3/0/0"), "what can only be read stays");
        assertEquals(List.of("changed 13", "changed 14", "changed 15"), happened);
    }

    @Test
    void case651SetsNothingThatCanOnlyBeRead() {
        assertEquals("4.05", code(tlv(Code.POST, "/3/0", VALUES + " C1 03 32")));

        assertEquals("1367491215", text("/3/0/13"));
        assertEquals("1.0", text("/3/0/3"));
    }

    @Test
    void case652ReadsTheFirmwareVersion() {
        assertEquals("1.0", text("/3/0/3"));
    }

    @Test
    void cases655And656RebootAndReset() {
        assertEquals("2.04", code(request(Code.POST, "/3/0/4")));
        assertEquals("2.04", code(request(Code.POST, "/3/0/5")));

        assertEquals(List.of(), happened, "not before the answers were delivered");
        server.afterDelivery.forEach(Runnable::run);
        assertEquals(List.of("reboot", "factory reset"), happened);
    }

    @Test
    void case657ResetsTheErrorCodes() {
        device.addError(1);
        device.addError(4);
        assertEquals("1", text("/3/0/11/0"));
        assertEquals("4", text("/3/0/11/1"));

        assertEquals("2.04", code(request(Code.POST, "/3/0/12")));

        assertEquals("0", text("/3/0/11/0"));
        assertEquals("4.04", code(get("/3/0/11/1", ContentFormat.TEXT)));
    }

    @Test
    void case680CreatesNoSecondDevice() {
        assertEquals("4.05", code(request(Code.POST, "/3")));
        assertEquals("4.05", code(tlv(Code.POST, "/3", "00 01")));
    }

    @Test
    void case685DeletesNoDevice() {
        assertEquals("4.05", code(request(Code.DELETE, "/3/0")));
        assertEquals("Open Mobile Alliance", text("/3/0/0"));
    }

    private String code(Message request) {
        return Code.text(handle(request).code());
    }

    private String text(String path) {
        return Message.text(handle(get(path, ContentFormat.TEXT)).payload());
    }

    private Message handle(Message request) {
        return management.handle(request, server, attributes, Lwm2mVersion.V1_1);
    }

    private static Message tlv(int method, String path, String payload) {
        return request(method, path)
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.TLV)
                .payload(hex(payload));
    }
}
