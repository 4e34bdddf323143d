package io.tacit.lwm2m.model;

/** The data types of Resources (LwM2M Core TS 1.1, Appendix C). */
public enum ResourceType {
    /** No value: the Resource can only be executed. */
    NONE,
    /** UTF-8 text. */
    STRING,
    /** A signed integer of up to 64 bits. */
    INTEGER,
    /** An unsigned integer of up to 64 bits, carried in a {@code long}. LwM2M 1.1. */
    UNSIGNED_INTEGER,
    /** A floating point number of 32 or 64 bits. */
    FLOAT,
    /** True or false. */
    BOOLEAN,
    /** Bytes. */
    OPAQUE,
    /** Seconds since 1970-01-01T00:00:00Z. */
    TIME,
    /** A reference to an Object Instance. */
    OBJECT_LINK,
    /** Links in the CoRE Link Format. LwM2M 1.1. */
    CORE_LINK
}
