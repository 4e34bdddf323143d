package io.tacit.lwm2m.session;

/** Supplies the list of Objects and Object Instances of a Register. */
public interface ObjectLinks {

    /** Returns the list in the CoRE Link Format (LwM2M Core TS 1.1, section 6.2.1). */
    byte[] links();
}
