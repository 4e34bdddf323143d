package io.tacit.lwm2m.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacit.lwm2m.model.Image;
import io.tacit.lwm2m.model.ImageSink;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.Lwm2mObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Who may write a large value while somebody is writing it. */
class UploadsTest {

    private static final Path FIRST = Path.of(5, 0, 0);
    private static final Path SECOND = Path.of(5, 1, 0);

    private final List<String> changed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Uploads uploads = new Uploads(
            (object, instance, resource) -> changed.add("/" + object + "/" + instance + "/" + resource),
            (path, cause) -> failed.add(path + " " + cause.getMessage()));
    private final List<OpaqueSink> sinks = new ArrayList<>();
    private OpaqueSink next = new ImageSink(0, 100);

    private final Lwm2mObject object =
            new Lwm2mObject(ObjectDefinition.builder(5, "Firmware Update")
                    .multiple()
                    .resource(0, "Package", ResourceType.OPAQUE, ResourceDefinition.WRITE)
                    .build()) {
                @Override
                public OpaqueSink open(int instanceId, int resourceId, int resourceInstanceId, long size) {
                    OpaqueSink sink = next;
                    sinks.add(sink);
                    next = new ImageSink(0, 100);
                    return sink;
                }
            };

    private static Refusal refused(int code, Executable action) {
        Refusal refusal = assertThrows(Refusal.class, action);
        assertEquals(code, refusal.code());
        return refusal;
    }

    @Test
    void whoCameFirstGoesOn() {
        OpaqueSink first = uploads.open(object, FIRST, 1, -1);
        refused(Refusal.SERVICE_UNAVAILABLE, () -> uploads.open(object, FIRST, 2, -1));
        assertEquals(1, sinks.size());
        first.write(Image.bytes(10, 0), 0, 10);
        first.end();
        assertEquals("[10 bytes, ended]", sinks.toString());
        assertEquals(List.of("/5/0/0"), changed);

        uploads.open(object, FIRST, 2, -1).abort();
        uploads.open(object, FIRST, 1, -1);
        assertEquals("[10 bytes, ended, 0 bytes, aborted, 0 bytes]", sinks.toString());
    }

    @Test
    void theSameServerBeginsAnew() {
        OpaqueSink first = uploads.open(object, FIRST, 1, -1);
        uploads.open(object, FIRST, 1, -1);
        assertEquals("[0 bytes, aborted, 0 bytes]", sinks.toString());
        refused(Refusal.REQUEST_ENTITY_INCOMPLETE, () -> first.write(new byte[1], 0, 1));
        refused(Refusal.REQUEST_ENTITY_INCOMPLETE, first::end);
        first.abort();
        assertEquals("[0 bytes, aborted, 0 bytes]", sinks.toString());
        assertEquals(List.of(), changed);
    }

    @Test
    void otherValuesAreNobodysBusiness() {
        uploads.open(object, FIRST, 1, -1);
        uploads.open(object, SECOND, 2, -1);
        uploads.open(object, Path.of(5, 0, 0, 1), 2, -1);
        assertEquals("[0 bytes, 0 bytes, 0 bytes]", sinks.toString());
    }

    @Test
    void aServerThatIsGoneLosesWhatItBegan() {
        OpaqueSink first = uploads.open(object, FIRST, 1, -1);
        uploads.open(object, SECOND, 2, -1);
        uploads.open(object, Path.of(5, 2, 0), 1, -1);
        uploads.abandon(1);
        assertEquals("[0 bytes, aborted, 0 bytes, 0 bytes, aborted]", sinks.toString());
        uploads.abandon(1);
        first.abort();
        assertEquals("[0 bytes, aborted, 0 bytes, 0 bytes, aborted]", sinks.toString());
    }

    @Test
    void whatIsDeletedIsNotWrittenAnyMore() {
        uploads.open(object, FIRST, 1, -1);
        uploads.open(object, SECOND, 2, -1);
        uploads.removed(Path.of(5, 1));
        uploads.removed(Path.of(6));
        assertEquals("[0 bytes, 0 bytes, aborted]", sinks.toString());
    }

    @Test
    void whatIsRefusedIsNotBegun() {
        next = null;
        assertNull(uploads.open(object, FIRST, 1, -1));
        uploads.open(object, FIRST, 2, -1);
    }

    @Test
    void anAbortThatFailsHarmsNobody() {
        next = new OpaqueSink() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new AssertionError();
            }

            @Override
            public void end() {
                throw new AssertionError();
            }

            @Override
            public void abort() {
                throw new IllegalStateException("secret");
            }
        };
        uploads.open(object, FIRST, 1, -1);
        uploads.open(object, SECOND, 1, -1);
        uploads.abandon(1);
        assertEquals(List.of("/5/0/0 secret"), failed);
        assertEquals("0 bytes, aborted", sinks.get(1).toString());
    }
}
