package io.tacit.lwm2m.model;

/** The versions of LwM2M that a client can register with. */
public enum Lwm2mVersion {
    /** LwM2M 1.0. */
    V1_0("1.0"),
    /** LwM2M 1.1. */
    V1_1("1.1"),
    /** LwM2M 1.2. */
    V1_2("1.2");

    private final String text;

    Lwm2mVersion(String text) {
        this.text = text;
    }

    /**
     * Reads a version.
     *
     * @param text {@code 1.0}, {@code 1.1} or {@code 1.2}
     * @return the version
     * @throws IllegalArgumentException if it is none of these
     */
    public static Lwm2mVersion parse(String text) {
        for (Lwm2mVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException("the LwM2M version is 1.0, 1.1 or 1.2, not " + text);
    }

    /**
     * Compares versions.
     *
     * @param other any version
     * @return whether this version is the other one or newer
     */
    public boolean atLeast(Lwm2mVersion other) {
        return ordinal() >= other.ordinal();
    }

    /** Returns the version as it is written in a Register, such as {@code 1.1}. */
    @Override
    public String toString() {
        return text;
    }
}
