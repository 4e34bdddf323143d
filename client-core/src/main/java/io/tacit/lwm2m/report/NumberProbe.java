package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.TreeWriter;

/** Takes the value of a path if that is exactly one number: the conditions gt, lt and st are about nothing else. */
final class NumberProbe implements TreeWriter {

    private int values;
    private boolean number;
    private double value;

    void clear() {
        values = 0;
        number = false;
    }

    /** Returns whether exactly one value was written, and that was a number. */
    boolean hasNumber() {
        return number && values == 1;
    }

    double number() {
        return value;
    }

    @Override
    public void beginInstance(int objectId, int instanceId) {
        // Only the value counts.
    }

    @Override
    public void endInstance() {
        // Only the value counts.
    }

    @Override
    public void beginResource(ResourceDefinition resource) {
        // Only the value counts.
    }

    @Override
    public void endResource() {
        // Only the value counts.
    }

    @Override
    public void resourceInstance(int id) {
        // Only the value counts.
    }

    @Override
    public void writeString(String text) {
        values++;
    }

    @Override
    public void writeInteger(long integer) {
        number(integer);
    }

    @Override
    public void writeUnsigned(long unsigned) {
        // The lowest bit is not worth much up there.
        number(unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0);
    }

    @Override
    public void writeFloat(double real) {
        number(real);
    }

    @Override
    public void writeBoolean(boolean truth) {
        values++;
    }

    @Override
    public void writeOpaque(byte[] bytes, int offset, int length) {
        values++;
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        values++;
        source.release();
    }

    @Override
    public void writeTime(long seconds) {
        number(seconds);
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        values++;
    }

    private void number(double newValue) {
        values++;
        number = true;
        value = newValue;
    }
}
