package io.tacit.lwm2m.sample.objects;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
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
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A value that is too large for memory: a file that servers read and replace, block by block. */
public final class SettingsFile extends Lwm2mObject {

    private static final int LIMIT = 1 << 20;

    private final Path file;

    public SettingsFile(Path file) {
        super(ObjectDefinition.builder(33003, "Settings File")
                .resource(1, "Content", ResourceType.OPAQUE, READ | WRITE | MANDATORY)
                .build());
        this.file = file;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        try {
            out.writeOpaque(new Source(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // answered 5.00
        }
    }

    @Override
    public OpaqueSink open(int instanceId, int resourceId, int resourceInstanceId, long size) {
        if (size > LIMIT) {
            throw Refusal.tooLarge(LIMIT);
        }
        try {
            return new Sink(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file as it is now. Who replaces it leaves the open one as it was. */
    private static final class Source implements OpaqueSource {

        private final RandomAccessFile open;
        private final int length;

        Source(Path file) throws IOException {
            open = new RandomAccessFile(file.toFile(), "r");
            length = (int) open.length();
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void read(int offset, byte[] into, int at, int count) {
            try {
                open.seek(offset);
                open.readFully(into, at, count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void release() {
            try {
                open.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }

    /** Writes another file, which takes the place of the old one when it is complete. */
    private static final class Sink implements OpaqueSink {

        private final Path file;
        private final Path half;
        private final OutputStream out;
        private int size;

        Sink(Path file) throws IOException {
            this.file = file;
            half = file.resolveSibling(file.getFileName() + ".half");
            out = Files.newOutputStream(half);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
            if (size > LIMIT) {
                throw Refusal.tooLarge(LIMIT);
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void end() {
            try {
                out.close();
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void abort() {
            try {
                out.close();
                Files.deleteIfExists(half);
            } catch (IOException e) {
                // The next Write begins anew.
            }
        }
    }
}
