package io.tacit.lwm2m.model;

/**
 * What an Object is: its id, version, whether it may have several instances, and its Resources (LwM2M Core TS 1.1,
 * Appendix D). Immutable; may be used by any thread, and shared by all clients of a process.
 *
 * <pre>{@code
 * static final ObjectDefinition TEMPERATURE = ObjectDefinition.builder(3303, "Temperature")
 *         .version("1.1")
 *         .multiple()
 *         .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
 *         .resource(5605, "Reset Min and Max Measured Values", ResourceType.NONE, EXECUTE)
 *         .build();
 * }</pre>
 */
public final class ObjectDefinition {

    private final int id;
    private final String name;
    private final String version;
    private final boolean multiple;
    private final ResourceDefinition[] resources;

    private ObjectDefinition(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.version = builder.version;
        this.multiple = builder.multiple;
        this.resources = new ResourceDefinition[builder.count];
        System.arraycopy(builder.resources, 0, resources, 0, builder.count);
    }

    /**
     * Starts a definition.
     *
     * @param id the Object id, 0 to {@link Path#MAX_ID}
     * @param name the name, for people
     * @return a builder
     * @throws IllegalArgumentException if the id is out of range
     */
    public static Builder builder(int id, String name) {
        return new Builder(id, name);
    }

    /** Returns the Object id. */
    public int id() {
        return id;
    }

    /** Returns the name, for people. */
    public String name() {
        return name;
    }

    /** Returns the version, such as {@code 1.0}. */
    public String version() {
        return version;
    }

    /** Returns whether the Object may have several instances. */
    public boolean multiple() {
        return multiple;
    }

    /** Returns how many Resources are defined. */
    public int resourceCount() {
        return resources.length;
    }

    /**
     * Returns a Resource by its place in the definition.
     *
     * @param index 0 to {@link #resourceCount()} − 1; ids ascend with the index
     * @return the definition of the Resource
     */
    public ResourceDefinition resourceAt(int index) {
        return resources[index];
    }

    /**
     * Finds a Resource by its id.
     *
     * @param resourceId a Resource id
     * @return its definition, or null if the Object has no such Resource
     */
    public ResourceDefinition resource(int resourceId) {
        int index = indexOf(resourceId);
        return index < 0 ? null : resources[index];
    }

    /**
     * Finds the place of a Resource.
     *
     * @param resourceId a Resource id
     * @return its index for {@link #resourceAt}, or −1 if the Object has no such Resource
     */
    public int indexOf(int resourceId) {
        int low = 0;
        int high = resources.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = resources[middle].id();
            if (found == resourceId) {
                return middle;
            }
            if (found < resourceId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Collects what an Object is. Not for use by several threads at once. */
    public static final class Builder {

        private final int id;
        private final String name;
        private String version = "1.0";
        private boolean multiple;
        private ResourceDefinition[] resources = new ResourceDefinition[8];
        private int count;

        private Builder(int id, String name) {
            if (id < 0 || id > Path.MAX_ID) {
                throw new IllegalArgumentException("an Object id is 0 to " + Path.MAX_ID + ", not " + id);
            }
            this.id = id;
            this.name = name;
        }

        /**
         * Sets the version; 1.0 if never set.
         *
         * @param version major and minor number, such as {@code 1.1}
         * @return this
         * @throws IllegalArgumentException if it is not of that form
         */
        public Builder version(String version) {
            int point = version.indexOf('.');
            if (!isNumber(version, 0, point) || !isNumber(version, point + 1, version.length())) {
                throw new IllegalArgumentException(
                        "the version of an Object is major and minor number, such as 1.1, not " + version);
            }
            this.version = version;
            return this;
        }

        /**
         * Allows several instances.
         *
         * @return this
         */
        public Builder multiple() {
            this.multiple = true;
            return this;
        }

        /**
         * Adds a Resource.
         *
         * @param resourceId 0 to {@link Path#MAX_ID}, each once, in any order
         * @param resourceName the name, for people
         * @param type the data type; {@link ResourceType#NONE} if it can only be executed
         * @param flags {@link ResourceDefinition#READ}, {@link ResourceDefinition#WRITE},
         *     {@link ResourceDefinition#EXECUTE}, {@link ResourceDefinition#MULTIPLE} and
         *     {@link ResourceDefinition#MANDATORY}, combined by {@code |}
         * @return this
         * @throws IllegalArgumentException if the id is out of range or already there, or if type and flags do not fit:
         *     the message says what would
         */
        public Builder resource(int resourceId, String resourceName, ResourceType type, int flags) {
            if (resourceId < 0 || resourceId > Path.MAX_ID) {
                throw new IllegalArgumentException("a Resource id is 0 to " + Path.MAX_ID + ", not " + resourceId);
            }
            checkFlags(resourceId, type, flags);
            int at = count;
            while (at > 0 && resources[at - 1].id() >= resourceId) {
                at--;
            }
            if (at < count && resources[at].id() == resourceId) {
                throw new IllegalArgumentException("Resource " + resourceId + " is defined twice");
            }
            if (count == resources.length) {
                ResourceDefinition[] larger = new ResourceDefinition[count * 2];
                System.arraycopy(resources, 0, larger, 0, count);
                resources = larger;
            }
            System.arraycopy(resources, at, resources, at + 1, count - at);
            resources[at] = new ResourceDefinition(resourceId, resourceName, type, flags);
            count++;
            return this;
        }

        private static void checkFlags(int resourceId, ResourceType type, int flags) {
            boolean hasValue = (flags & (ResourceDefinition.READ | ResourceDefinition.WRITE)) != 0;
            boolean executable = (flags & ResourceDefinition.EXECUTE) != 0;
            String wrong = null;
            if (!hasValue && !executable) {
                wrong = "a Resource can be read, written or executed: add READ, WRITE or EXECUTE";
            } else if (hasValue && type == ResourceType.NONE) {
                wrong = "what can be read or written has a type, not NONE";
            } else if (!hasValue && type != ResourceType.NONE) {
                wrong = "what can only be executed has the type NONE, not " + type;
            } else if (executable && (flags & ResourceDefinition.MULTIPLE) != 0) {
                wrong = "what can be executed is single: leave MULTIPLE out";
            }
            if (wrong != null) {
                throw new IllegalArgumentException("Resource " + resourceId + ": " + wrong);
            }
        }

        private static boolean isNumber(String text, int from, int to) {
            for (int i = from; i < to; i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return from < to;
        }

        /**
         * Makes the definition.
         *
         * @return what was collected so far
         */
        public ObjectDefinition build() {
            return new ObjectDefinition(this);
        }
    }
}
