package io.tacit.lwm2m.model;

/**
 * A path into the data model of a LwM2M Client: the root, an Object, an Object Instance, a Resource or a Resource
 * Instance (LwM2M Core TS 1.1, section 7.3). Immutable; may be used by any thread.
 *
 * <pre>{@code
 * Path temperature = Path.of(3303, 0, 5700);
 * Path.parse("/3303").contains(temperature);   // true
 * }</pre>
 */
public final class Path {

    /** Stands for an id that a path does not have. */
    public static final int NONE = -1;

    /** The largest Object, Object Instance, Resource or Resource Instance id that a path can name. */
    public static final int MAX_ID = 65534;

    /** The root, {@code /}: everything. */
    public static final Path ROOT = new Path(NONE, NONE, NONE, NONE);

    private final int objectId;
    private final int instanceId;
    private final int resourceId;
    private final int resourceInstanceId;

    private Path(int objectId, int instanceId, int resourceId, int resourceInstanceId) {
        this.objectId = objectId;
        this.instanceId = instanceId;
        this.resourceId = resourceId;
        this.resourceInstanceId = resourceInstanceId;
    }

    /**
     * Names an Object.
     *
     * @param objectId 0 to {@link #MAX_ID}
     * @return the path {@code /objectId}
     * @throws IllegalArgumentException if the id is out of range
     */
    public static Path of(int objectId) {
        return new Path(id(objectId), NONE, NONE, NONE);
    }

    /**
     * Names an Object Instance.
     *
     * @param objectId 0 to {@link #MAX_ID}
     * @param instanceId 0 to {@link #MAX_ID}
     * @return the path {@code /objectId/instanceId}
     * @throws IllegalArgumentException if an id is out of range
     */
    public static Path of(int objectId, int instanceId) {
        return new Path(id(objectId), id(instanceId), NONE, NONE);
    }

    /**
     * Names a Resource.
     *
     * @param objectId 0 to {@link #MAX_ID}
     * @param instanceId 0 to {@link #MAX_ID}
     * @param resourceId 0 to {@link #MAX_ID}
     * @return the path {@code /objectId/instanceId/resourceId}
     * @throws IllegalArgumentException if an id is out of range
     */
    public static Path of(int objectId, int instanceId, int resourceId) {
        return new Path(id(objectId), id(instanceId), id(resourceId), NONE);
    }

    /**
     * Names a Resource Instance.
     *
     * @param objectId 0 to {@link #MAX_ID}
     * @param instanceId 0 to {@link #MAX_ID}
     * @param resourceId 0 to {@link #MAX_ID}
     * @param resourceInstanceId 0 to {@link #MAX_ID}
     * @return the path {@code /objectId/instanceId/resourceId/resourceInstanceId}
     * @throws IllegalArgumentException if an id is out of range
     */
    public static Path of(int objectId, int instanceId, int resourceId, int resourceInstanceId) {
        return new Path(id(objectId), id(instanceId), id(resourceId), id(resourceInstanceId));
    }

    /**
     * Reads a path as it is written, such as {@code /3/0/9}. {@code /} is the root.
     *
     * @param text what to read, starting with a slash
     * @return the path
     * @throws IllegalArgumentException if the text is no path
     */
    public static Path parse(String text) {
        if (text.equals("/")) {
            return ROOT;
        }
        if (text.length() == 0 || text.charAt(0) != '/') {
            throw new IllegalArgumentException("a path starts with a slash, as in /3/0/9: " + text);
        }
        int[] ids = {NONE, NONE, NONE, NONE};
        int depth = 0;
        int start = 1;
        while (start <= text.length()) {
            int end = text.indexOf('/', start);
            if (end < 0) {
                end = text.length();
            }
            if (depth == ids.length) {
                throw new IllegalArgumentException("a path has at most four ids: " + text);
            }
            ids[depth++] = parseId(text, start, end);
            start = end + 1;
        }
        return new Path(ids[0], ids[1], ids[2], ids[3]);
    }

    /** Returns the Object id, or {@link #NONE} at the root. */
    public int objectId() {
        return objectId;
    }

    /** Returns the Object Instance id, or {@link #NONE}. */
    public int instanceId() {
        return instanceId;
    }

    /** Returns the Resource id, or {@link #NONE}. */
    public int resourceId() {
        return resourceId;
    }

    /** Returns the Resource Instance id, or {@link #NONE}. */
    public int resourceInstanceId() {
        return resourceInstanceId;
    }

    /** Returns how many ids the path has: 0 for the root, 1 for an Object, … 4 for a Resource Instance. */
    public int depth() {
        if (objectId == NONE) {
            return 0;
        }
        if (instanceId == NONE) {
            return 1;
        }
        if (resourceId == NONE) {
            return 2;
        }
        return resourceInstanceId == NONE ? 3 : 4;
    }

    /**
     * Tells whether the other path is this one or lies below it.
     *
     * @param other any path
     * @return whether everything that {@code other} names is named by this path too
     */
    public boolean contains(Path other) {
        return covers(objectId, other.objectId)
                && covers(instanceId, other.instanceId)
                && covers(resourceId, other.resourceId)
                && covers(resourceInstanceId, other.resourceInstanceId);
    }

    /**
     * Tells whether one of the two paths contains the other: a change at one can be seen at the other.
     *
     * @param other any path
     * @return whether the paths overlap
     */
    public boolean overlaps(Path other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof Path)) {
            return false;
        }
        Path other = (Path) object;
        return objectId == other.objectId
                && instanceId == other.instanceId
                && resourceId == other.resourceId
                && resourceInstanceId == other.resourceInstanceId;
    }

    @Override
    public int hashCode() {
        return ((objectId * 31 + instanceId) * 31 + resourceId) * 31 + resourceInstanceId;
    }

    /** Returns the path as it is written, such as {@code /3/0/9}. */
    @Override
    public String toString() {
        if (objectId == NONE) {
            return "/";
        }
        StringBuilder text = new StringBuilder();
        append(text, objectId);
        append(text, instanceId);
        append(text, resourceId);
        append(text, resourceInstanceId);
        return text.toString();
    }

    private static boolean covers(int mine, int other) {
        return mine == NONE || mine == other;
    }

    private static void append(StringBuilder text, int id) {
        if (id != NONE) {
            text.append('/').append(id);
        }
    }

    private static int parseId(String text, int start, int end) {
        // 65535 is reserved (TS 1.1, section 7.2): five digits are enough, and cannot overflow.
        if (start == end || end - start > 5) {
            throw new IllegalArgumentException("an id is 0 to " + MAX_ID + ": " + text);
        }
        int id = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || (c == '0' && i == start && end - start > 1)) {
                throw new IllegalArgumentException("an id is 0 to " + MAX_ID + ", in decimal: " + text);
            }
            id = id * 10 + (c - '0');
        }
        return id(id);
    }

    private static int id(int id) {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("an id is 0 to " + MAX_ID + ", not " + id);
        }
        return id;
    }
}
