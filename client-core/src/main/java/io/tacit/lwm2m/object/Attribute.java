package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.Lwm2mVersion;

/** The attributes of class NOTIFICATION that a server can attach to a path (LwM2M Core TS 1.1, section 5.1.2). */
public enum Attribute {
    /** Minimum Period, seconds. */
    PMIN("pmin", Kind.PERIOD, Lwm2mVersion.V1_0),
    /** Maximum Period, seconds. */
    PMAX("pmax", Kind.PERIOD, Lwm2mVersion.V1_0),
    /** Greater Than, in the unit of the Resource. */
    GT("gt", Kind.THRESHOLD, Lwm2mVersion.V1_0),
    /** Less Than, in the unit of the Resource. */
    LT("lt", Kind.THRESHOLD, Lwm2mVersion.V1_0),
    /** Step, in the unit of the Resource. */
    ST("st", Kind.THRESHOLD, Lwm2mVersion.V1_0),
    /** Minimum Evaluation Period, seconds. LwM2M 1.1. */
    EPMIN("epmin", Kind.PERIOD, Lwm2mVersion.V1_1),
    /** Maximum Evaluation Period, seconds. LwM2M 1.1. */
    EPMAX("epmax", Kind.PERIOD, Lwm2mVersion.V1_1),
    /** Edge of a boolean: 0 from true to false, 1 from false to true. LwM2M 1.2. */
    EDGE("edge", Kind.BIT, Lwm2mVersion.V1_2),
    /** Confirmable Notification: 1 Confirmable, 0 Non-confirmable. LwM2M 1.2. */
    CON("con", Kind.BIT, Lwm2mVersion.V1_2),
    /** Maximum Historical Queue: how many values are kept while the server can't be reached. LwM2M 1.2. */
    HQMAX("hqmax", Kind.COUNT, Lwm2mVersion.V1_2);

    private static final Attribute[] ALL = values();

    private final String parameter;
    private final Kind kind;
    private final Lwm2mVersion since;

    Attribute(String parameter, Kind kind, Lwm2mVersion since) {
        this.parameter = parameter;
        this.kind = kind;
        this.since = since;
    }

    /** What the value of an attribute is. */
    public enum Kind {
        /** A whole number of seconds. */
        PERIOD,
        /** A number in the unit of the Resource. */
        THRESHOLD,
        /** 0 or 1. */
        BIT,
        /** A whole number. */
        COUNT
    }

    /** Returns the name in requests and links, such as {@code pmin}. */
    public String parameter() {
        return parameter;
    }

    /** Returns what its value is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the version of LwM2M that brought it. */
    public Lwm2mVersion since() {
        return since;
    }

    /**
     * Returns whether it is a condition on a value, which belongs to a Resource or an instance of one; others can be
     * attached at every level.
     */
    public boolean condition() {
        return kind == Kind.THRESHOLD || this == EDGE;
    }

    /** Returns how many attributes there are. */
    public static int count() {
        return ALL.length;
    }

    /**
     * Returns an attribute by its place.
     *
     * @param index 0 to {@link #count()} − 1
     * @return the attribute, in the order of declaration
     */
    public static Attribute at(int index) {
        return ALL[index];
    }

    /**
     * Finds an attribute.
     *
     * @param parameter a name as in a request
     * @return the attribute, or null if the client knows none of that name
     */
    public static Attribute named(String parameter) {
        for (Attribute attribute : ALL) {
            if (attribute.parameter.equals(parameter)) {
                return attribute;
            }
        }
        return null;
    }
}
