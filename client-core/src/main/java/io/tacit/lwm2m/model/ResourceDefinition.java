package io.tacit.lwm2m.model;

/**
 * What a Resource is: its id, name, type, the operations that it allows, and whether it is multiple and mandatory
 * (LwM2M Core TS 1.1, Appendix D). Immutable. Made by {@link ObjectDefinition.Builder#resource}.
 */
public final class ResourceDefinition {

    /** Flag: a server may read it. */
    public static final int READ = 1;

    /** Flag: a server may write it. */
    public static final int WRITE = 2;

    /** Flag: a server may execute it. */
    public static final int EXECUTE = 4;

    /** Flag: it has Resource Instances. */
    public static final int MULTIPLE = 8;

    /** Flag: every Object Instance has it. */
    public static final int MANDATORY = 16;

    private final int id;
    private final String name;
    private final ResourceType type;
    private final int flags;

    ResourceDefinition(int id, String name, ResourceType type, int flags) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.flags = flags;
    }

    /** Returns the Resource id. */
    public int id() {
        return id;
    }

    /** Returns the name, for people. */
    public String name() {
        return name;
    }

    /** Returns the data type; {@link ResourceType#NONE} where the Resource can only be executed. */
    public ResourceType type() {
        return type;
    }

    /** Returns whether a server may read it. */
    public boolean readable() {
        return (flags & READ) != 0;
    }

    /** Returns whether a server may write it. */
    public boolean writable() {
        return (flags & WRITE) != 0;
    }

    /** Returns whether a server may execute it. */
    public boolean executable() {
        return (flags & EXECUTE) != 0;
    }

    /** Returns whether it has Resource Instances. */
    public boolean multiple() {
        return (flags & MULTIPLE) != 0;
    }

    /** Returns whether every Object Instance has it. */
    public boolean mandatory() {
        return (flags & MANDATORY) != 0;
    }
}
