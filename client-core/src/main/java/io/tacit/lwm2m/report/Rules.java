package io.tacit.lwm2m.report;

import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;

/**
 * When a value is worth a notification (LwM2M Core TS 1.1, section 5.1.2): the attributes in effect at one path, in a
 * form that is quick to ask.
 */
final class Rules {

    private static final long MILLIS = 1000;

    private long pmin;
    private long pmax = Long.MAX_VALUE;
    private boolean hasGt;
    private boolean hasLt;
    private boolean hasSt;
    private double gt;
    private double lt;
    private double st;

    void set(Attributes effective) {
        pmin = effective.has(Attribute.PMIN) ? effective.seconds(Attribute.PMIN) * MILLIS : 0;
        pmax = effective.has(Attribute.PMAX) ? effective.seconds(Attribute.PMAX) * MILLIS : Long.MAX_VALUE;
        hasGt = effective.has(Attribute.GT);
        hasLt = effective.has(Attribute.LT);
        hasSt = effective.has(Attribute.ST);
        gt = hasGt ? effective.value(Attribute.GT) : 0;
        lt = hasLt ? effective.value(Attribute.LT) : 0;
        st = hasSt ? effective.value(Attribute.ST) : 0;
    }

    /** Returns the Minimum Period in milliseconds, 0 if there is none. */
    long pminMillis() {
        return pmin;
    }

    /** Returns the Maximum Period in milliseconds, Long.MAX_VALUE if there is none. */
    long pmaxMillis() {
        return pmax;
    }

    boolean hasConditions() {
        return hasGt || hasLt || hasSt;
    }

    /** Tells whether a new value meets one of the conditions, seen from the value that the server knows. */
    boolean met(double known, double now) {
        return hasGt && known > gt != now > gt
                || hasLt && known < lt != now < lt
                || hasSt && Math.abs(now - known) >= st
                // What is not a number has no distance: it is worth telling when it comes and when it goes.
                || Double.isNaN(known) != Double.isNaN(now);
    }
}
