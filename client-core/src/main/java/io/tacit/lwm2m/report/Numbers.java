package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Path;

/**
 * The numbers or the truths that a Resource has, by Resource Instance: what the conditions gt, lt, st and edge are
 * about. Grows to as many as the Resource has, 16 at most; one that has more, or values of another type, fits none of
 * the conditions.
 */
final class Numbers {

    private static final int MOST = 16;

    private int[] ids = {Path.NONE};
    private double[] values = new double[1];
    private int count;
    private boolean truths;
    private boolean unfit;

    void clear() {
        count = 0;
        truths = false;
        unfit = false;
    }

    /** Takes note of a value that is no number. */
    void spoil() {
        unfit = true;
    }

    void add(int resourceInstanceId, double value, boolean isTruth) {
        if (count == MOST) {
            unfit = true;
            return;
        }
        if (count == ids.length) {
            grow(count * 2);
        }
        ids[count] = resourceInstanceId;
        values[count++] = value;
        truths = isTruth;
    }

    void copy(Numbers other) {
        if (other.count > ids.length) {
            grow(other.ids.length);
        }
        System.arraycopy(other.ids, 0, ids, 0, other.count);
        System.arraycopy(other.values, 0, values, 0, other.count);
        count = other.count;
        truths = other.truths;
        unfit = other.unfit;
    }

    /** Returns whether conditions can be about these: there is one at least, and nothing else. */
    boolean fit() {
        return count > 0 && !unfit;
    }

    /** Returns whether they are Booleans, 1 for true and 0 for false. */
    boolean areTruths() {
        return truths;
    }

    int count() {
        return count;
    }

    int idAt(int index) {
        return ids[index];
    }

    double valueAt(int index) {
        return values[index];
    }

    /** Returns the place of a Resource Instance, or −1 if it is not there. */
    int indexOf(int resourceInstanceId) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == resourceInstanceId) {
                return i;
            }
        }
        return -1;
    }

    private void grow(int size) {
        int[] moreIds = new int[size];
        double[] moreValues = new double[size];
        System.arraycopy(ids, 0, moreIds, 0, count);
        System.arraycopy(values, 0, moreValues, 0, count);
        ids = moreIds;
        values = moreValues;
    }
}
