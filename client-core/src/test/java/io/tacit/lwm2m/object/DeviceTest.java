package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** LwM2M Core TS 1.1, Appendix E.4. */
class DeviceTest {

    private final ServerRequest request = mock(ServerRequest.class);
    private final Device.Clock clock = mock(Device.Clock.class);
    private final Runnable reboot = mock(Runnable.class);
    private final List<Integer> changes = new ArrayList<>();

    @Test
    void hasOnlyWhatIsMandatory() {
        assertEquals(List.of("/3/0/11/0 0", "/3/0/16 U"), read(Device.builder().build()));
    }

    @Test
    void hasWhatItsBuilderWasTold() {
        when(clock.seconds()).thenReturn(1700000000L);
        Device device = full();

        assertEquals(
                List.of(
                        "/3/0/0 Acme",
                        "/3/0/1 T1",
                        "/3/0/2 0042",
                        "/3/0/3 1.2.3",
                        "/3/0/6/0 1",
                        "/3/0/6/1 5",
                        "/3/0/7/0 3800",
                        "/3/0/7/1 5000",
                        "/3/0/8/0 125",
                        "/3/0/8/1 900",
                        "/3/0/9 80",
                        "/3/0/10 512",
                        "/3/0/11/0 0",
                        "/3/0/13 1700000000",
                        "/3/0/14 +01:00",
                        "/3/0/15 Europe/Berlin",
                        "/3/0/16 U",
                        "/3/0/17 weather station",
                        "/3/0/18 rev B",
                        "/3/0/19 7",
                        "/3/0/20 0",
                        "/3/0/21 1024"),
                read(device));
    }

    @Test
    void tellsOfValuesThatChange() {
        Device device = attached(full());

        device.setBatteryLevel(79);
        device.setBatteryLevel(79);
        device.setMemoryFree(500);
        device.setBatteryStatus(4);
        device.setPowerSource(1, 4900, 900);

        assertEquals(List.of(9, 10, 20, 7), changes);
        assertEquals(List.of("/3/0/9 79"), read(device, 9));
        assertEquals(List.of("/3/0/7/0 3800", "/3/0/7/1 4900"), read(device, 7));
    }

    @Test
    void collectsErrorsUntilTheyAreReset() {
        Device device = attached(Device.builder().build());

        device.addError(1);
        device.addError(3);
        device.addError(1);
        assertEquals(List.of("/3/0/11/0 1", "/3/0/11/1 3"), read(device, 11));

        device.execute(0, 12, Arguments.parse(""), request);
        device.clearErrors();
        assertEquals(List.of("/3/0/11/0 0"), read(device, 11));
        assertEquals(List.of(11, 11, 11), changes);
    }

    @Test
    void holdsEveryErrorThereIs() {
        Device device = Device.builder().build();
        for (int code = 1; code <= 32; code++) {
            device.addError(code);
        }

        assertEquals(32, read(device, 11).size());
        assertThrows(IllegalArgumentException.class, () -> device.addError(0));
        assertThrows(IllegalArgumentException.class, () -> device.addError(33));
    }

    @Test
    void leavesRebootUntilTheAnswerWasDelivered() {
        full().execute(0, 4, Arguments.parse(""), request);

        verify(request).afterDelivery(reboot);
        verifyNoInteractions(reboot);
    }

    @Test
    void refusesARebootThatNobodyTakesCareOf() {
        Device device = Device.builder().build();

        Refusal refusal = assertThrows(Refusal.class, () -> device.execute(0, 4, Arguments.parse(""), request));
        assertEquals(Refusal.METHOD_NOT_ALLOWED, refusal.code());
    }

    @Test
    void takesTimeOffsetAndZoneFromAServer() {
        Device device = full();

        device.write(0, 13, Path.NONE, Recorder.value(1800000000L));
        device.write(0, 14, Path.NONE, Recorder.value("+02:00"));
        device.write(0, 15, Path.NONE, Recorder.value("Asia/Tokyo"));

        verify(clock).set(1800000000L);
        assertEquals("+02:00", device.utcOffset());
        assertEquals("Asia/Tokyo", device.timezone());
    }

    @Test
    void keepsNoTextThatIsTooLong() {
        String text = "x".repeat(65);

        assertThrows(Refusal.class, () -> full().validate(0, 15, Path.NONE, Recorder.value(text)));
    }

    @Test
    void saysHowToMendAMistake() {
        Device device = Device.builder().build();

        assertThrows(IllegalStateException.class, () -> device.setBatteryLevel(50));
        assertThrows(IllegalArgumentException.class, () -> full().setBatteryLevel(101));
        assertThrows(IllegalArgumentException.class, () -> Device.builder().batteryLevel(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> device.setPowerSource(0, 1, 1));
    }

    @Test
    void devicesOfOneBuilderAreApart() {
        Device.Builder builder = Device.builder().powerSource(1, 3800, 125);
        Device first = builder.build();
        Device second = builder.build();

        first.setPowerSource(0, 1, 1);

        assertEquals(List.of("/3/0/7/0 3800"), read(second, 7));
    }

    private Device full() {
        return Device.builder()
                .manufacturer("Acme")
                .modelNumber("T1")
                .serialNumber("0042")
                .firmwareVersion("1.2.3")
                .deviceType("weather station")
                .hardwareVersion("rev B")
                .softwareVersion("7")
                .batteryLevel(80)
                .batteryStatus(0)
                .memoryFree(512)
                .memoryTotal(1024)
                .powerSource(1, 3800, 125)
                .powerSource(5, 5000, 900)
                .clock(clock)
                .utcOffset("+01:00")
                .timezone("Europe/Berlin")
                .onReboot(reboot)
                .build();
    }

    private Device attached(Device device) {
        device.attach((object, instance, resource) -> changes.add(resource));
        return device;
    }

    private static List<String> read(Device device) {
        Recorder recorder = new Recorder();
        new ObjectTree(device).read(Path.of(3), 1, recorder);
        return recorder.lines;
    }

    private static List<String> read(Device device, int resource) {
        Recorder recorder = new Recorder();
        new ObjectTree(device).read(Path.of(3, 0, resource), 1, recorder);
        return recorder.lines;
    }
}
