package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Lwm2mObject;
import java.util.ArrayList;

/**
 * The large values that servers are writing, each into a sink of the application. A value is written by one server at a
 * time: who came first goes on, or two that write the same would never end. If it is the same server that begins anew,
 * in whatever way, it has given up what it had begun.
 */
final class Uploads {

    private final ChangeListener changes;
    private final FailureListener failures;
    private final ArrayList<Upload> open = new ArrayList<Upload>();

    Uploads(ChangeListener changes, FailureListener failures) {
        this.changes = changes;
        this.failures = failures;
    }

    /**
     * Asks an Object to take a value.
     *
     * @param size how many bytes there will be, −1 if that is not known
     * @return where it goes; null if the Object takes no such value in pieces
     * @throws Refusal 5.03 if another server is writing it, or whatever the Object refuses with
     */
    OpaqueSink open(Lwm2mObject object, Path path, int shortServerId, long size) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Upload other = open.get(i);
            if (other.path.equals(path)) {
                if (other.shortServerId != shortServerId) {
                    throw new Refusal(Refusal.SERVICE_UNAVAILABLE, "another server is writing this");
                }
                other.abort();
            }
        }
        OpaqueSink sink = object.open(path.instanceId(), path.resourceId(), path.resourceInstanceId(), size);
        if (sink == null) {
            return null;
        }
        Upload upload = new Upload(path, shortServerId, sink);
        open.add(upload);
        return upload;
    }

    /** Gives up what is written to something that was deleted. */
    void removed(Path path) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (path.contains(open.get(i).path)) {
                open.get(i).abort();
            }
        }
    }

    /** Gives up what a server has begun. */
    void abandon(int shortServerId) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).shortServerId == shortServerId) {
                open.get(i).abort();
            }
        }
    }

    /** One value: passes it on to the application, which hears of one end only. */
    private final class Upload implements OpaqueSink {

        private final Path path;
        private final int shortServerId;
        private final OpaqueSink sink;
        private boolean over;

        Upload(Path path, int shortServerId, OpaqueSink sink) {
            this.path = path;
            this.shortServerId = shortServerId;
            this.sink = sink;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            requireOpen();
            sink.write(bytes, offset, length);
        }

        @Override
        public void end() {
            requireOpen();
            sink.end();
            close();
            changes.changed(path.objectId(), path.instanceId(), path.resourceId());
        }

        @Override
        public void abort() {
            if (over) {
                return;
            }
            close();
            try {
                sink.abort();
            } catch (RuntimeException e) {
                failures.failed(path, e);
            }
        }

        private void close() {
            over = true;
            open.remove(this);
        }

        private void requireOpen() {
            if (over) {
                throw new Refusal(Refusal.REQUEST_ENTITY_INCOMPLETE, "the transfer was given up: begin again");
            }
        }
    }
}
