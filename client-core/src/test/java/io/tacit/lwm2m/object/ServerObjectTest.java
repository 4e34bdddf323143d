package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** LwM2M Core TS 1.1, Appendix E.2. */
class ServerObjectTest {

    private final ServerAccount account = new ServerAccount(4, 101);
    private final ServerObject.Listener listener = mock(ServerObject.Listener.class);
    private final ServerRequest request = mock(ServerRequest.class);
    private final ServerObject object = new ServerObject(Lwm2mVersion.V1_1, listener, account);

    @Test
    void startsWithTheDefaultsOfTheSpecification() {
        Recorder recorder = new Recorder();
        new ObjectTree(object).read(Path.of(1), 1, recorder);

        assertEquals(
                List.of(
                        "/1/4/0 101",
                        "/1/4/1 86400",
                        "/1/4/5 86400",
                        "/1/4/6 true",
                        "/1/4/7 U",
                        "/1/4/17 5",
                        "/1/4/18 60",
                        "/1/4/19 86400",
                        "/1/4/20 1",
                        "/1/4/23 false"),
                recorder.lines);
    }

    @ParameterizedTest(name = "LwM2M {0}: {1} Resources")
    @CsvSource({"V1_0, 9, 1.0", "V1_1, 14, 1.1", "V1_2, 15, 1.2"})
    void hasTheResourcesOfItsVersion(Lwm2mVersion version, int resources, String objectVersion) {
        ServerObject of = new ServerObject(version, listener, account);

        assertEquals(resources, of.definition().resourceCount());
        assertEquals(objectVersion, of.definition().version());
    }

    @ParameterizedTest(name = "LwM2M {0}: {1} of /1/x/{2} is fine: {3}")
    @CsvSource({
        "V1_1, 0,          1,  false", // a lifetime without end exists from 1.2 on
        "V1_2, 0,          1,  true",
        "V1_1, 1,          1,  true",
        "V1_1, -1,         1,  false",
        "V1_1, 4294967295, 1,  true",
        "V1_1, 4294967296, 1,  false",
        "V1_1, 0,          2,  true",
        "V1_1, -1,         2,  false",
        "V1_1, -1,         3,  false",
        "V1_1, -1,         5,  false",
        "V1_1, 0,          17, true",
        "V1_1, -1,         18, false", // as an unsigned number: 2^64 - 1
        "V1_1, 4294967295, 19, true",
        "V1_1, 4294967296, 20, false",
        "V1_2, 1,          26, true",
        "V1_2, 2,          26, false",
    })
    void checksNumbers(Lwm2mVersion version, long value, int resource, boolean fine) {
        ServerObject of = new ServerObject(version, listener, account);

        assertEquals(fine, accepts(of, resource, value));
    }

    @ParameterizedTest(name = "LwM2M {0}: binding {1} is fine: {2}")
    @CsvSource({
        "V1_0, U,   true",
        "V1_0, UQ,  true",
        "V1_0, UQS, true",
        "V1_0, QU,  false",
        "V1_0, T,   false",
        "V1_1, U,   true",
        "V1_1, UTSN, true",
        "V1_1, UQ,  false",
        "V1_1, UU,  false",
        "V1_1, u,   false",
        "V1_1, '',  false",
        "V1_0, '',  false",
        "V1_0, 'U UQ', false",
    })
    void checksBindings(Lwm2mVersion version, String binding, boolean fine) {
        assertEquals(fine, accepts(new ServerObject(version, listener, account), 7, binding));
    }

    @Test
    void tellsOfANewLifetimeOnce() {
        write(1, 60L);
        write(2, 5L);
        verifyNoInteractions(listener);

        object.written(4, request);
        object.written(4, request);

        verify(listener).lifetimeChanged(account);
        verifyNoMoreInteractions(listener);
        assertEquals(60, account.lifetime());
        assertEquals(5, account.defaultMinimumPeriod());
    }

    /** A Write-Composite writes all before it says that anything was written. */
    @Test
    void tellsOfEachAccountThatIsWritten() {
        ServerAccount other = new ServerAccount(5, 102);
        ServerObject two = new ServerObject(Lwm2mVersion.V1_1, listener, account, other);
        two.write(4, 1, Path.NONE, Recorder.value(60L));
        two.write(5, 1, Path.NONE, Recorder.value(70L));
        two.write(5, 7, Path.NONE, Recorder.value("UQ"));
        two.written(4, request);
        verify(listener).lifetimeChanged(account);
        verifyNoMoreInteractions(listener);

        two.written(5, request);

        verify(listener).lifetimeChanged(other);
        verify(listener).bindingChanged(other);
        verifyNoMoreInteractions(listener);
    }

    @Test
    void saysNothingIfTheLifetimeIsTheSame() {
        write(1, 86400L);
        object.written(4, request);

        verifyNoInteractions(listener);
    }

    @Test
    void tellsOfANewBinding() {
        write(7, "UT");
        object.written(4, request);

        verify(listener).bindingChanged(account);
        assertEquals("UT", account.binding());
    }

    @Test
    void disablesOnlyAfterTheAnswerWasDelivered() {
        object.execute(4, 4, Arguments.parse(""), request);
        verifyNoInteractions(listener);

        ArgumentCaptor<Runnable> action = ArgumentCaptor.forClass(Runnable.class);
        verify(request).afterDelivery(action.capture());
        action.getValue().run();

        verify(listener).disabled(account);
    }

    @Test
    void passesTheUpdateTriggerOn() {
        object.execute(4, 8, Arguments.parse(""), request);

        inOrder(listener).verify(listener).updateTriggered(account);
        verify(request, never()).afterDelivery(any());
    }

    @Test
    void hasDefaultPeriodsOnceTheyAreWritten() {
        assertFalse(object.has(4, 2));
        write(2, 10L);
        assertTrue(object.has(4, 2));

        object.reset(4);
        assertFalse(object.has(4, 2));
    }

    @Test
    void goesBackToDefaultsWhenReplaced() {
        for (int resource : new int[] {5, 17, 18, 19, 20}) {
            write(resource, 7L);
        }
        write(1, 60L);
        write(6, false);
        write(23, true);

        object.reset(4);

        assertEquals(86400, account.disableTimeout());
        assertEquals(5, account.retryCount());
        assertEquals(60, account.retryTimer());
        assertEquals(86400, account.sequenceDelay());
        assertEquals(1, account.sequenceCount());
        assertFalse(object.has(4, 23));
        assertTrue(account.muteSend(), "absent is muted");
        assertEquals(60, account.lifetime(), "mandatory values stay");
        assertFalse(account.notificationStoring());
    }

    /** The registry says of /1/x/23, in 1.1 and 1.2: if true or not present, Send is de-activated. */
    @Test
    void sendIsMutedUnlessItIsSaidThatItIsNot() {
        assertTrue(object.has(4, 23));
        assertFalse(account.muteSend(), "a client that sets itself up may send");
        write(23, true);
        assertTrue(account.muteSend());
        write(23, false);
        assertFalse(account.muteSend());
        account.withoutMuteSend();
        assertFalse(object.has(4, 23));
        assertTrue(account.muteSend());
        write(23, false);
        assertTrue(object.has(4, 23));
        assertFalse(account.muteSend());
    }

    @Test
    void anAccountRejectsWhatItCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> new ServerAccount(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ServerAccount(0, 65535));
        assertThrows(IllegalArgumentException.class, () -> new ServerAccount(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> account.lifetime(-1));
        assertThrows(IllegalArgumentException.class, () -> account.retryTimer(4294967296L));
        assertThrows(IllegalArgumentException.class, () -> account.notificationMode(2));
    }

    private void write(int resource, Object value) {
        object.validate(4, resource, Path.NONE, Recorder.value(value));
        object.write(4, resource, Path.NONE, Recorder.value(value));
    }

    private static boolean accepts(ServerObject object, int resource, Object value) {
        try {
            object.validate(4, resource, Path.NONE, Recorder.value(value));
            return true;
        } catch (Refusal refusal) {
            assertEquals(Refusal.BAD_REQUEST, refusal.code());
            return false;
        }
    }
}
