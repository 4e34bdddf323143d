package io.tacit.lwm2m.report;

import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;

/**
 * When a value is looked at, and when it is worth a notification (LwM2M Core TS 1.2.1, section 7.3.2): the attributes
 * in effect at one path, in a form that is quick to ask. Times are milliseconds.
 */
final class Rules {

    /** Stands for an attribute that is not there. */
    static final int UNSET = -1;

    static final long NEVER = Long.MAX_VALUE;

    private static final long MILLIS = 1000;

    private long pmin;
    private long pmax = NEVER;
    private long epmin;
    private long epmax = NEVER;
    private boolean hasGt;
    private boolean hasLt;
    private boolean hasSt;
    private double gt;
    private double lt;
    private double st;
    private int edge = UNSET;
    private int con = UNSET;
    private int hqmax = UNSET;

    void set(Attributes effective) {
        pmin = effective.has(Attribute.PMIN) ? effective.seconds(Attribute.PMIN) * MILLIS : 0;
        pmax = effective.has(Attribute.PMAX) ? effective.seconds(Attribute.PMAX) * MILLIS : NEVER;
        epmin = effective.has(Attribute.EPMIN) ? effective.seconds(Attribute.EPMIN) * MILLIS : 0;
        epmax = effective.has(Attribute.EPMAX) ? effective.seconds(Attribute.EPMAX) * MILLIS : NEVER;
        hasGt = effective.has(Attribute.GT);
        hasLt = effective.has(Attribute.LT);
        hasSt = effective.has(Attribute.ST);
        gt = hasGt ? effective.value(Attribute.GT) : 0;
        lt = hasLt ? effective.value(Attribute.LT) : 0;
        st = hasSt ? effective.value(Attribute.ST) : 0;
        edge = whole(effective, Attribute.EDGE);
        con = whole(effective, Attribute.CON);
        hqmax = whole(effective, Attribute.HQMAX);
    }

    /** Returns the Minimum Period, 0 if there is none. */
    long pmin() {
        return pmin;
    }

    /** Returns the Maximum Period, {@link #NEVER} if there is none. */
    long pmax() {
        return pmax;
    }

    /** Returns the Minimum Evaluation Period, 0 if there is none. */
    long epmin() {
        return epmin;
    }

    /** Returns the Maximum Evaluation Period, {@link #NEVER} if there is none. */
    long epmax() {
        return epmax;
    }

    /** Returns Confirmable Notification: 1, 0 or {@link #UNSET}. */
    int con() {
        return con;
    }

    /** Returns Maximum Historical Queue, or {@link #UNSET}. */
    int hqmax() {
        return hqmax;
    }

    /** Returns whether not every change is worth a notification. */
    boolean hasConditions() {
        return hasThresholds() || hasEdge();
    }

    boolean hasEdge() {
        return edge != UNSET;
    }

    /** Tells whether there are conditions that can be about these values. */
    boolean apply(Numbers now) {
        return now.fit() && (now.areTruths() ? hasEdge() : hasThresholds());
    }

    /**
     * Tells whether new values meet one of the conditions, seen from values before. Of a multiple Resource each
     * instance is compared with itself; one that came or went is worth telling.
     */
    boolean met(Numbers before, Numbers now) {
        if (before.count() != now.count()) {
            return true;
        }
        for (int i = 0; i < now.count(); i++) {
            int at = before.indexOf(now.idAt(i));
            if (at < 0 || met(before.valueAt(at), now.valueAt(i), now.areTruths())) {
                return true;
            }
        }
        return false;
    }

    private boolean met(double before, double now, boolean areTruths) {
        return areTruths ? before != now && now == edge : met(before, now);
    }

    private boolean met(double before, double now) {
        return hasGt && before > gt != now > gt
                || hasLt && before < lt != now < lt
                || hasSt && Math.abs(now - before) >= st
                // What is not a number has no distance: it is worth telling when it comes and when it goes.
                || Double.isNaN(before) != Double.isNaN(now);
    }

    private boolean hasThresholds() {
        return hasGt || hasLt || hasSt;
    }

    private static int whole(Attributes effective, Attribute attribute) {
        if (!effective.has(attribute)) {
            return UNSET;
        }
        double value = effective.value(attribute);
        return value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
    }
}
