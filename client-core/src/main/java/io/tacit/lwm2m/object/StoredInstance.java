package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * The values of one Object Instance. A single Resource has a value, or none; a multiple one has an array with a value,
 * or none, for each Resource Instance, or no array. Guarded by whoever has it.
 */
final class StoredInstance {

    private static final StoredValue[] NO_INSTANCES = {};

    final int id;

    /** A server is making it; nobody was told yet. */
    boolean fresh;

    private final ObjectDefinition definition;

    /** By the index in the definition: null, a StoredValue or an array of them. */
    private final Object[] slots;

    /** Which Resources a server has written or taken away; null if none. */
    private boolean[] touched;

    /** Makes one that has what is mandatory; if a server makes it, that has to say what it can say. */
    StoredInstance(ObjectDefinition definition, int id, boolean byServer) {
        this.definition = definition;
        this.id = id;
        this.fresh = byServer;
        this.slots = new Object[definition.resourceCount()];
        for (int i = 0; i < slots.length; i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            boolean hasValue = resource.readable() || resource.writable();
            if (resource.mandatory() && hasValue && !(byServer && resource.writable())) {
                slots[i] = resource.multiple() ? NO_INSTANCES : (Object) StoredValue.of(resource.type());
            }
        }
    }

    boolean has(int index) {
        return slots[index] != null;
    }

    /** Finds a value; for a single Resource the Resource Instance is {@link Path#NONE}. Null if there is none. */
    StoredValue find(int index, int resourceInstanceId) {
        if (resourceInstanceId == Path.NONE) {
            return (StoredValue) slots[index];
        }
        StoredValue[] values = (StoredValue[]) slots[index];
        return values == null || resourceInstanceId >= values.length ? null : values[resourceInstanceId];
    }

    /** Sets a value, and tells whether that changed anything. */
    boolean set(int index, int resourceInstanceId, long bits, Object object) {
        StoredValue value = find(index, resourceInstanceId);
        if (value != null) {
            return value.set(bits, object);
        }
        value = new StoredValue();
        value.set(bits, object);
        if (resourceInstanceId == Path.NONE) {
            slots[index] = value;
        } else {
            withRoomFor(index, resourceInstanceId)[resourceInstanceId] = value;
        }
        return true;
    }

    /** Takes a value away, and tells whether there was one. An optional multiple Resource goes with its last one. */
    boolean unset(int index, int resourceInstanceId) {
        if (find(index, resourceInstanceId) == null) {
            return false;
        }
        if (resourceInstanceId == Path.NONE) {
            slots[index] = null;
            return true;
        }
        StoredValue[] values = (StoredValue[]) slots[index];
        values[resourceInstanceId] = null;
        if (isEmpty(values)) {
            clear(index);
        }
        return true;
    }

    /** Takes all values of a Resource away, and tells whether there was one. */
    boolean clear(int index) {
        ResourceDefinition resource = definition.resourceAt(index);
        boolean keep = resource.multiple() && resource.mandatory();
        Object before = slots[index];
        slots[index] = keep ? NO_INSTANCES : null;
        return before != null && before != NO_INSTANCES;
    }

    int[] resourceInstanceIds(int index) {
        StoredValue[] values = slots[index] == null ? NO_INSTANCES : (StoredValue[]) slots[index];
        int[] ids = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                ids[count++] = i;
            }
        }
        int[] found = new int[count];
        System.arraycopy(ids, 0, found, 0, count);
        return found;
    }

    void write(int index, ValueWriter out) {
        ResourceDefinition resource = definition.resourceAt(index);
        if (!resource.multiple()) {
            ((StoredValue) slots[index]).write(resource.type(), out);
            return;
        }
        StoredValue[] values = (StoredValue[]) slots[index];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                out.resourceInstance(i);
                values[i].write(resource.type(), out);
            }
        }
    }

    void touch(int index) {
        if (touched == null) {
            touched = new boolean[slots.length];
        }
        touched[index] = true;
    }

    /** Returns which Resources were touched since the last time, by index; null if none. */
    boolean[] takeTouched() {
        boolean[] taken = touched;
        touched = null;
        return taken;
    }

    private StoredValue[] withRoomFor(int index, int resourceInstanceId) {
        StoredValue[] values = slots[index] == null ? NO_INSTANCES : (StoredValue[]) slots[index];
        if (resourceInstanceId >= values.length) {
            StoredValue[] more = new StoredValue[resourceInstanceId + 1];
            System.arraycopy(values, 0, more, 0, values.length);
            values = more;
            slots[index] = values;
        }
        return values;
    }

    private static boolean isEmpty(StoredValue[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                return false;
            }
        }
        return true;
    }
}
