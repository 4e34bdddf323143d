package io.tacit.lwm2m.interop;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An object whose values are files: written to disk block by block, read from it block by block. The server's
 * definition of it is models/32770.xml.
 */
final class StoredFiles extends Lwm2mObject {

    static final int ID = 32770;

    private static final int FILE = 0;
    private static final int PARTS = 1;
    private static final int FIRST_PART = 0;
    private static final int SECOND_PART = 9;

    private final Path folder;
    private final int limit;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();

    /** Makes an object with empty files in a folder, each to grow up to a limit. */
    StoredFiles(Path folder, int limit) throws IOException {
        super(ObjectDefinition.builder(ID, "Files")
                .resource(FILE, "File", ResourceType.OPAQUE, READ | WRITE | MANDATORY)
                .resource(PARTS, "Parts", ResourceType.OPAQUE, READ | WRITE | MULTIPLE)
                .build());
        this.folder = folder;
        this.limit = limit;
        Files.write(file(FILE, -1), new byte[0]);
        Files.write(file(PARTS, FIRST_PART), new byte[0]);
        Files.write(file(PARTS, SECOND_PART), new byte[0]);
    }

    /** Returns the file behind a value. */
    Path file(int resourceId, int resourceInstanceId) {
        return folder.resolve(resourceId + "-" + resourceInstanceId);
    }

    /** Returns how many files are open, for reading or for writing. */
    int open() {
        return open.get();
    }

    /** Returns how many values were begun and given up. */
    int aborted() {
        return aborted.get();
    }

    /** Says that the file has changed. */
    void touched() {
        changed(0, FILE);
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        try {
            if (resourceId == FILE) {
                out.writeOpaque(new Source(file(FILE, -1)));
                return;
            }
            out.resourceInstance(FIRST_PART);
            out.writeOpaque(new Source(file(PARTS, FIRST_PART)));
            out.resourceInstance(SECOND_PART);
            out.writeOpaque(new Source(file(PARTS, SECOND_PART)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OpaqueSink open(int instanceId, int resourceId, int resourceInstanceId, long size) {
        if (size > limit) {
            throw Refusal.tooLarge(limit);
        }
        try {
            return new Sink(file(resourceId, resourceInstanceId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Source implements OpaqueSource {

        private final FileChannel channel;
        private final int length;

        Source(Path file) throws IOException {
            channel = FileChannel.open(file);
            length = (int) channel.size();
            open.incrementAndGet();
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void read(int offset, byte[] into, int at, int count) {
            ByteBuffer piece = ByteBuffer.wrap(into, at, count);
            try {
                while (piece.hasRemaining()) {
                    if (channel.read(piece, offset + piece.position() - at) < 0) {
                        throw new Refusal(Refusal.REQUEST_ENTITY_INCOMPLETE, "the file has become shorter");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void release() {
            open.decrementAndGet();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes to a file of its own, which takes the place of the old one at the end. */
    private final class Sink implements OpaqueSink {

        private final Path file;
        private final Path unfinished;
        private final OutputStream out;
        private int length;

        Sink(Path file) throws IOException {
            this.file = file;
            unfinished = Files.createTempFile(folder, "unfinished", null);
            out = Files.newOutputStream(unfinished);
            open.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            length += count;
            if (length > limit) {
                throw Refusal.tooLarge(limit);
            }
            try {
                out.write(bytes, offset, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void end() {
            try {
                out.close();
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                open.decrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void abort() {
            open.decrementAndGet();
            aborted.incrementAndGet();
            try {
                out.close();
                Files.delete(unfinished);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
