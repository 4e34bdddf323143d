package io.tacit.lwm2m.manage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.ServerRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeferralWatchTest {

    private final ServerRequest request = mock(ServerRequest.class);
    private final Deferred answer = mock(Deferred.class);
    private final DeferralWatch watch = new DeferralWatch(request);

    @BeforeEach
    void answerIsReady() {
        when(request.defer()).thenReturn(answer);
    }

    @Test
    void noticesADeferral() {
        assertFalse(watch.deferred());
        watch.defer();
        assertTrue(watch.deferred());
    }

    @Test
    void waitsForEverybody() {
        Deferred first = watch.defer();
        Deferred second = watch.defer();

        first.succeed();
        first.succeed();
        verifyNoInteractions(answer);
        second.succeed();

        verify(answer, times(1)).succeed();
        verify(request, times(1)).defer();
    }

    @Test
    void oneRefusalIsEnough() {
        Deferred first = watch.defer();
        Deferred second = watch.defer();

        first.refuse(0xA3, "not now");
        second.succeed();

        verify(answer).refuse(0xA3, "not now");
        verify(answer, never()).succeed();
    }

    @Test
    void nobodyChangesHisMind() {
        Deferred only = watch.defer();

        only.succeed();
        only.refuse(0xA0, "too late");

        verify(answer).succeed();
        verify(answer, never()).refuse(anyInt(), any());
    }
}
