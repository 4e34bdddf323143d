package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads of the application at one stored Object, and the client's thread among them. */
@Timeout(60)
class StoredObjectThreadsTest {

    private static final int THREADS = 4;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final StoredObject object = StoredObject.builder(ObjectDefinition.builder(40000, "Shared")
                    .multiple()
                    .resource(1, "Name", ResourceType.STRING, READ | MANDATORY)
                    .resource(2, "Names", ResourceType.STRING, READ | MULTIPLE)
                    .resource(3, "Count", ResourceType.INTEGER, READ)
                    .build())
            .maxInstances(10_000)
            .maxResourceInstances(1000)
            .build();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** Runs the same on all threads at once. */
    private void together(ThrowingConsumer task) throws Exception {
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            all.add(pool.submit((Callable<Void>) () -> {
                start.countDown();
                start.await();
                task.accept(thread);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private interface ThrowingConsumer {
        void accept(int thread) throws Exception;
    }

    @Test
    void noInstanceIsLost() throws Exception {
        together(thread -> {
            for (int i = 0; i < 500; i++) {
                assertTrue(object.add(i * THREADS + thread));
            }
        });
        int[] ids = object.instanceIds();
        assertEquals(500 * THREADS, ids.length);
        for (int i = 0; i < ids.length; i++) {
            assertEquals(i, ids[i]);
        }
    }

    @Test
    void noValueIsLost() throws Exception {
        AtomicInteger told = new AtomicInteger();
        object.attach((objectId, instanceId, resourceId) -> told.incrementAndGet());
        for (int round = 0; round < 200; round++) {
            int instance = round;
            object.add(instance);
            told.set(0);
            together(thread -> {
                for (int i = 0; i < 100; i++) {
                    int id = i * THREADS + thread;
                    object.at(instance, 2, id).setString("name " + id);
                }
            });
            assertEquals(100 * THREADS, told.get());
            for (int id = 0; id < 100 * THREADS; id++) {
                assertTrue(object.at(instance, 2, id).isSet(), "round " + round + " id " + id);
                assertEquals("name " + id, object.at(instance, 2, id).getString());
            }
        }
    }

    /** What is read is whole, or refused for now, while instances and values come and go. */
    @Test
    void whatIsReadIsWhole() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger whole = new AtomicInteger();
        ObjectTree tree = new ObjectTree(object);
        together(thread -> {
            if (thread == 0) {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        whole.addAndGet(readAll(tree) ? 1 : 0);
                    }
                } finally {
                    done.set(true);
                }
            } else {
                for (int i = 0; !done.get(); i++) {
                    comeAndGo(thread * 10 + i % 10);
                }
            }
        });
        assertTrue(whole.get() > 0, "some were read");
    }

    private void comeAndGo(int instanceId) {
        object.add(instanceId);
        object.at(instanceId, 1).setString("of " + instanceId);
        object.at(instanceId, 2, instanceId).setString("of " + instanceId);
        object.unsetAll(instanceId, 2);
        object.remove(instanceId);
    }

    private static boolean readAll(ObjectTree tree) {
        Recorder recorder = new Recorder();
        try {
            tree.read(Path.of(40000), 1, recorder);
        } catch (Refusal refusal) {
            assertEquals(Refusal.SERVICE_UNAVAILABLE, refusal.code());
            return false;
        }
        for (String line : recorder.lines) {
            String instance = line.split("/")[2];
            assertTrue(line.endsWith(" ") || line.endsWith(" of " + instance), line);
        }
        return true;
    }
}
