package io.tacit.lwm2m.model;

/**
 * Gives the value that a server wrote. Call the method of the Resource's type; every method throws a {@link Refusal}
 * (4.00) if what was received can't be read as that type. Valid only during the call that it was passed to; may be read
 * more than once.
 */
public interface ValueReader {

    /** Returns a value of type String or Corelnk. */
    String readString();

    /** Returns a value of type Integer. */
    long readInteger();

    /** Returns the 64 bits of a value of type Unsigned Integer: a negative {@code long} stands for 2⁶³ and more. */
    long readUnsigned();

    /** Returns a value of type Float. */
    double readFloat();

    /** Returns a value of type Boolean. */
    boolean readBoolean();

    /** Returns a value of type Opaque, a copy of what was received. */
    byte[] readOpaque();

    /** Returns a value of type Time, in seconds since 1970-01-01T00:00:00Z. */
    long readTime();

    /** Returns a value of type Objlnk. */
    ObjectLink readObjectLink();
}
