package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;

/**
 * Keeps {@linkplain Snapshot snapshots} in order until they were delivered, in a fixed number of bytes. When it is
 * full, whole snapshots go, and are counted.
 *
 * <pre>{@code
 * log.rewind();
 * while (log.next(snapshot)) {
 *     snapshot.encode(tree, encoder, shift);
 *     count++;
 * }
 * log.sent(count);                    // then log.delivered() or log.undelivered(); adding goes on meanwhile
 * }</pre>
 *
 * <p>One thread. Takes one to three bytes for each snapshot beyond what that has; the memory grows as needed up to the
 * limit, and is kept. Allocates only when it grows.
 */
public final class ValueLog {

    /** The largest log that there can be, in bytes. */
    public static final int MAX_BYTES = 1 << 30;

    private static final int START = 64;

    private final int limit;
    private final DropPolicy policy;
    private final CommonPath paths = new CommonPath();

    /** A ring: from the oldest snapshot on, each with its length before it. */
    private byte[] ring = {};

    private int head;
    private int used;
    private int size;
    private long added;

    /** What {@link #next} reads: where, and how many bytes from there on were not read. */
    private int cursor;

    private int unread;

    private int onTheirWay;
    private long droppedOnTheirWay;
    private long dropped;

    /**
     * Makes an empty log.
     *
     * @param maxBytes how large it may become, 1 to {@link #MAX_BYTES}
     * @param policy what goes when it is full
     * @throws IllegalArgumentException if the limit is out of range
     */
    public ValueLog(int maxBytes, DropPolicy policy) {
        if (maxBytes < 1 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("a log has 1 to " + MAX_BYTES + " bytes, not " + maxBytes);
        }
        this.limit = maxBytes;
        this.policy = policy;
    }

    /** Returns how many snapshots there are. */
    public int size() {
        return size;
    }

    /** Returns how many bytes the snapshots take. */
    public int bytes() {
        return used;
    }

    /**
     * Returns the number of the snapshot that will be added next. They are numbered as they come, from 0 on, and keep
     * their numbers: the oldest has this number less {@link #size}.
     */
    public long end() {
        return added;
    }

    /**
     * Returns how many snapshots were dropped, that is, neither kept nor delivered. One that is dropped while it is on
     * its way counts when it is known not to have arrived.
     */
    public long dropped() {
        return dropped;
    }

    /**
     * Returns a path that contains everything in the log: the base of the names in a message.
     *
     * @return a path down to a Resource at most; the root if the snapshots have nothing in common
     */
    public Path path() {
        return paths.path();
    }

    /**
     * Adds a snapshot after all others. If the log is full, the oldest or this one is dropped; one that is larger than
     * the whole log is dropped without making room.
     *
     * @param snapshot what to add; copied
     * @return whether it is in the log
     */
    public boolean add(Snapshot snapshot) {
        int length = snapshot.length();
        int needed = headLength(length) + length;
        if (needed > (policy == DropPolicy.NEWEST ? limit - used : limit)) {
            dropped++;
            return false;
        }
        while (needed > limit - used) {
            dropOldest();
        }
        if (needed > ring.length - used) {
            grow(needed + used);
        }
        writeHead(length);
        write(snapshot.buffer(), 0, length);
        paths.add(snapshot.paths());
        size++;
        added++;
        return true;
    }

    /**
     * Drops the oldest snapshot, and counts it.
     *
     * @throws IllegalStateException if the log is empty
     */
    public void dropOldest() {
        removeOldest();
        if (onTheirWay > 0) {
            onTheirWay--;
            droppedOnTheirWay++;
        } else {
            dropped++;
        }
    }

    /** Has {@link #next} start with the oldest snapshot. */
    public void rewind() {
        cursor = head;
        unread = used;
    }

    /**
     * Gives the next snapshot. Nothing may be added or removed since {@link #rewind}.
     *
     * @param into becomes a copy of it; must have room for it
     * @return whether there was one
     */
    public boolean next(Snapshot into) {
        if (unread == 0) {
            return false;
        }
        int length = lengthAt(cursor);
        int headLength = headLength(length);
        into.load(ring, wrap(cursor + headLength), length);
        cursor = wrap(cursor + headLength + length);
        unread -= headLength + length;
        return true;
    }

    /**
     * Says that the oldest snapshots are in a message that was sent. They stay in the log until it is known what became
     * of that; only one message can be on its way.
     *
     * @param count how many, 0 to {@link #size}
     * @throws IllegalStateException if others are on their way
     */
    public void sent(int count) {
        if (onTheirWay + droppedOnTheirWay > 0) {
            throw new IllegalStateException("say first what became of those that are on their way");
        }
        onTheirWay = count;
    }

    /** Says that those which were sent have arrived: they are forgotten. */
    public void delivered() {
        for (; onTheirWay > 0; onTheirWay--) {
            removeOldest();
        }
        droppedOnTheirWay = 0;
    }

    /** Says that those which were sent may not have arrived: those which are still in the log stay. */
    public void undelivered() {
        onTheirWay = 0;
        dropped += droppedOnTheirWay;
        droppedOnTheirWay = 0;
    }

    /** Drops everything, and counts it. */
    public void dropAll() {
        undelivered();
        while (size > 0) {
            dropOldest();
        }
    }

    private void removeOldest() {
        if (size == 0) {
            throw new IllegalStateException("the log is empty");
        }
        int length = lengthAt(head);
        int whole = headLength(length) + length;
        head = wrap(head + whole);
        used -= whole;
        size--;
        if (size == 0) {
            paths.clear();
        }
    }

    /** Lengths are numbers of seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static int headLength(int length) {
        return length < 1 << 7 ? 1 : length < 1 << 14 ? 2 : length < 1 << 21 ? 3 : length < 1 << 28 ? 4 : 5;
    }

    private void writeHead(int length) {
        int rest = length;
        for (; rest > 0x7F; rest >>>= 7) {
            append(rest | 0x80);
        }
        append(rest);
    }

    private int lengthAt(int place) {
        int length = 0;
        int read = 0x80;
        for (int i = 0; read >= 0x80; i++) {
            read = ring[wrap(place + i)] & 0xFF;
            length |= (read & 0x7F) << 7 * i;
        }
        return length;
    }

    private void append(int value) {
        ring[wrap(head + used)] = (byte) value;
        used++;
    }

    private void write(byte[] source, int from, int length) {
        int to = wrap(head + used);
        int first = length < ring.length - to ? length : ring.length - to;
        System.arraycopy(source, from, ring, to, first);
        System.arraycopy(source, from + first, ring, 0, length - first);
        used += length;
    }

    /** Places are below twice the size of the ring. */
    private int wrap(int place) {
        return place < ring.length ? place : place - ring.length;
    }

    private void grow(int least) {
        int size = ring.length == 0 ? START : ring.length;
        while (size < least) {
            size = size > limit / 2 ? limit : size * 2;
        }
        byte[] larger = new byte[size < limit ? size : limit];
        int first = used < ring.length - head ? used : ring.length - head;
        System.arraycopy(ring, head, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, used - first);
        ring = larger;
        head = 0;
    }
}
