package io.tacit.lwm2m.object;

/**
 * Some attributes and their values: those attached to one path, or those in effect there. Each is there or not. Reused
 * rather than made anew; takes about 100 bytes. One thread.
 */
public final class Attributes {

    private final double[] values = new double[Attribute.count()];
    private int present;

    /** Makes an empty set. */
    public Attributes() {
        // Nothing is there yet.
    }

    /**
     * Tells whether an attribute is there.
     *
     * @param attribute which
     * @return whether it has a value
     */
    public boolean has(Attribute attribute) {
        return (present & bit(attribute)) != 0;
    }

    /** Returns whether no attribute is there. */
    public boolean none() {
        return present == 0;
    }

    /**
     * Returns the value of an attribute.
     *
     * @param attribute one that is there
     * @return its value, in seconds or in the unit of the Resource
     */
    public double value(Attribute attribute) {
        return values[attribute.ordinal()];
    }

    /**
     * Returns the value of an attribute that is a period.
     *
     * @param attribute a period that is there
     * @return seconds, 0 to 2³² − 1
     */
    public long seconds(Attribute attribute) {
        return (long) values[attribute.ordinal()];
    }

    /**
     * Sets an attribute.
     *
     * @param attribute which
     * @param value seconds, or a number in the unit of the Resource
     * @return this
     */
    public Attributes set(Attribute attribute, double value) {
        values[attribute.ordinal()] = value;
        present |= bit(attribute);
        return this;
    }

    /**
     * Removes an attribute.
     *
     * @param attribute which
     * @return this
     */
    public Attributes unset(Attribute attribute) {
        present &= ~bit(attribute);
        return this;
    }

    /** Removes all attributes. */
    public void clear() {
        present = 0;
    }

    /**
     * Takes from another set what is not there yet: for inheritance, from the most specific level upwards.
     *
     * @param other not changed
     */
    public void inherit(Attributes other) {
        int missing = other.present & ~present;
        for (int i = 0; i < values.length; i++) {
            if ((missing & 1 << i) != 0) {
                values[i] = other.values[i];
            }
        }
        present |= missing;
    }

    /**
     * Tells whether gt, lt and st agree: lt &lt; gt and lt + 2·st &lt; gt, as far as they are there (section 5.1.2).
     *
     * @return whether they make sense together
     */
    public boolean conditionsAgree() {
        if (!has(Attribute.LT) || !has(Attribute.GT)) {
            return true;
        }
        double low = value(Attribute.LT);
        double high = value(Attribute.GT);
        return low < high && (!has(Attribute.ST) || low + 2 * value(Attribute.ST) < high);
    }

    /**
     * Removes what is to be ignored (section 5.1.2): a pmax of 0 or below pmin; an epmax of 0 or not above epmin; gt,
     * lt and st if they do not agree.
     */
    void dropContradictions() {
        if (has(Attribute.EPMAX)) {
            double epmax = value(Attribute.EPMAX);
            if (epmax == 0 || has(Attribute.EPMIN) && epmax <= value(Attribute.EPMIN)) {
                unset(Attribute.EPMAX);
            }
        }
        if (has(Attribute.PMAX)) {
            double pmax = value(Attribute.PMAX);
            if (pmax == 0 || has(Attribute.PMIN) && pmax < value(Attribute.PMIN)) {
                unset(Attribute.PMAX);
            }
        }
        if (!conditionsAgree()) {
            unset(Attribute.GT).unset(Attribute.LT).unset(Attribute.ST);
        }
    }

    private static int bit(Attribute attribute) {
        return 1 << attribute.ordinal();
    }
}
