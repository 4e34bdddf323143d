package io.tacit.lwm2m.object;

/** The attributes of class NOTIFICATION that a server can attach to a path (LwM2M Core TS 1.1, section 5.1.2). */
public enum Attribute {
    /** Minimum Period, seconds. */
    PMIN("pmin", true),
    /** Maximum Period, seconds. */
    PMAX("pmax", true),
    /** Greater Than, in the unit of the Resource. */
    GT("gt", false),
    /** Less Than, in the unit of the Resource. */
    LT("lt", false),
    /** Step, in the unit of the Resource. */
    ST("st", false),
    /** Minimum Evaluation Period, seconds. LwM2M 1.1. */
    EPMIN("epmin", true),
    /** Maximum Evaluation Period, seconds. LwM2M 1.1. */
    EPMAX("epmax", true);

    private static final Attribute[] ALL = values();

    private final String parameter;
    private final boolean period;

    Attribute(String parameter, boolean period) {
        this.parameter = parameter;
        this.period = period;
    }

    /** Returns the name in requests and links, such as {@code pmin}. */
    public String parameter() {
        return parameter;
    }

    /**
     * Returns whether it is a number of seconds, which can be attached at every level; else it is a condition on a
     * value, and belongs to a numeric Resource or an instance of one.
     */
    public boolean period() {
        return period;
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
