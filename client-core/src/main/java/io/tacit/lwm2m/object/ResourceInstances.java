package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.OpaqueSource;
import io.tacit.lwm2m.model.ValueWriter;

/** Finds out which instances a multiple Resource has, by reading it and keeping the ids only. Reused. One thread. */
public final class ResourceInstances implements ValueWriter {

    private int[] ids = new int[8];
    private int count;

    /** Makes an empty list. */
    public ResourceInstances() {
        // Nothing was read yet.
    }

    /**
     * Reads a Resource; what was found before is forgotten.
     *
     * @param object the Object
     * @param instanceId an Object Instance that exists
     * @param resourceId a readable multiple Resource that is there
     */
    public void read(Lwm2mObject object, int instanceId, int resourceId) {
        count = 0;
        object.read(instanceId, resourceId, this);
    }

    /** Returns how many instances the Resource has. */
    public int count() {
        return count;
    }

    /**
     * Returns the id of an instance.
     *
     * @param index 0 to {@link #count()} − 1
     * @return the Resource Instance id, ascending with the index
     */
    public int idAt(int index) {
        return ids[index];
    }

    /**
     * Tells whether there is an instance of an id.
     *
     * @param id a Resource Instance id
     * @return whether it is there
     */
    public boolean contains(int id) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void resourceInstance(int id) {
        if (count == ids.length) {
            int[] larger = new int[count * 2];
            System.arraycopy(ids, 0, larger, 0, count);
            ids = larger;
        }
        ids[count++] = id;
    }

    @Override
    public void writeString(String value) {
        // Only ids count.
    }

    @Override
    public void writeInteger(long value) {
        // Only ids count.
    }

    @Override
    public void writeUnsigned(long value) {
        // Only ids count.
    }

    @Override
    public void writeFloat(double value) {
        // Only ids count.
    }

    @Override
    public void writeBoolean(boolean value) {
        // Only ids count.
    }

    @Override
    public void writeOpaque(byte[] value, int offset, int length) {
        // Only ids count.
    }

    @Override
    public void writeOpaque(OpaqueSource source) {
        source.release();
    }

    @Override
    public void writeTime(long seconds) {
        // Only ids count.
    }

    @Override
    public void writeObjectLink(int objectId, int instanceId) {
        // Only ids count.
    }
}
