package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * An Object that keeps its values by itself: it takes a definition, and for what servers do a {@link Listener} and
 * {@link Execution}s. The application sets {@linkplain #at values}, and those who observe them are told; servers write
 * values, and the application is told.
 *
 * <pre>{@code
 * StoredObject light = StoredObject.builder(ObjectDefinition.builder(3311, "Light Control")
 *                 .resource(5850, "On/Off", ResourceType.BOOLEAN, READ | WRITE | MANDATORY)
 *                 .resource(5851, "Dimmer", ResourceType.INTEGER, READ | WRITE)
 *                 .build())
 *         .listener(lamp)
 *         .build();
 * light.at(0, 5851).setInteger(80);
 * }</pre>
 *
 * <p><b>Object Instances.</b> One that may have several starts with those that the builder is told of; the application
 * {@linkplain #add adds} and {@linkplain #remove removes} others, and so do servers if they may. What is mandatory is
 * there from the beginning, as 0, false, nothing, or a link to nowhere; but a server that creates an instance has to
 * give all that it may write. What is optional is there once it is set.
 *
 * <p><b>Threads.</b> Every method that is not inherited from {@link Lwm2mObject} may be called by any thread. Setting a
 * number or a truth allocates nothing if it was set before, and setting what is there already tells nobody.
 *
 * <p><b>Memory.</b> About 100 bytes, for each Object Instance 50 and 4 for each Resource, for each value 24 and what a
 * text or bytes take; for a multiple Resource 16 more, and 4 for each Resource Instance up to the largest id.
 */
public final class StoredObject extends Lwm2mObject {

    private static final StoredInstance[] NONE = {};

    private final Listener listener;
    private final Validator validator;

    /** By the index in the definition. */
    private final Execution[] executions;

    private final int maxInstances;
    private final int maxResourceInstances;
    private final boolean byServers;

    /** Ascending by id. Replaced when instances come or go, never changed; that and all values are guarded by this. */
    private StoredInstance[] instances;

    /** The instances as the client's thread has counted them. */
    private StoredInstance[] counted;

    private StoredObject(Builder builder) {
        super(builder.definition);
        this.listener = builder.listener;
        this.validator = builder.validator;
        this.executions = new Execution[builder.executions.length];
        System.arraycopy(builder.executions, 0, executions, 0, executions.length);
        this.maxInstances = builder.definition.multiple() ? builder.maxInstances : 1;
        this.maxResourceInstances = builder.maxResourceInstances;
        this.byServers = builder.byServers;
        this.instances = NONE;
        for (int id : builder.firstInstances()) {
            if (!add(id)) {
                throw new IllegalArgumentException("Object Instance " + id + " is named twice");
            }
        }
        this.counted = instances;
    }

    /**
     * Starts an Object.
     *
     * @param definition what it is
     * @return a builder
     */
    public static Builder builder(ObjectDefinition definition) {
        return new Builder(definition);
    }

    // ---- The application ----

    /**
     * Adds an Object Instance with what is mandatory.
     *
     * @param instanceId 0 to {@link Path#MAX_ID}
     * @return false if there is one of that id already
     * @throws IllegalArgumentException if the id is out of range, or not 0 in an Object of a single instance
     * @throws IllegalStateException if there are as many as there may be
     */
    public boolean add(int instanceId) {
        checkInstanceId(definition(), instanceId);
        synchronized (this) {
            if (find(instanceId) != null) {
                return false;
            }
            if (instances.length >= maxInstances) {
                throw new IllegalStateException("Object " + definition().id() + " has " + maxInstances
                        + " instances: remove one first, or let the builder allow more");
            }
            insert(new StoredInstance(definition(), instanceId, false));
        }
        instancesChanged();
        return true;
    }

    /**
     * Removes an Object Instance.
     *
     * @param instanceId its id
     * @return false if there is none of that id
     */
    public boolean remove(int instanceId) {
        synchronized (this) {
            if (find(instanceId) == null) {
                return false;
            }
            takeOut(instanceId);
        }
        instancesChanged();
        return true;
    }

    /** Returns the ids of the Object Instances, ascending; a new array. */
    public synchronized int[] instanceIds() {
        int[] ids = new int[instances.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = instances[i].id;
        }
        return ids;
    }

    /**
     * Names the value of a single Resource, to set, read or take it away. Worth keeping where it is used often.
     *
     * @param instanceId the Object Instance; it need not be there yet
     * @param resourceId a single Resource of the definition
     * @return the value
     * @throws IllegalArgumentException if there is no such Resource, or if it is multiple or has no value
     */
    public StoredResource at(int instanceId, int resourceId) {
        return new StoredResource(this, instanceId, index(resourceId, false), Path.NONE);
    }

    /**
     * Names the value of an instance of a multiple Resource, to set, read or take it away.
     *
     * @param instanceId the Object Instance; it need not be there yet
     * @param resourceId a multiple Resource of the definition
     * @param resourceInstanceId 0 to one less than {@link Builder#maxResourceInstances} says
     * @return the value
     * @throws IllegalArgumentException if there is no such Resource, or if it is single, or the last id out of range
     */
    public StoredResource at(int instanceId, int resourceId, int resourceInstanceId) {
        int index = index(resourceId, true);
        if (resourceInstanceId < 0 || resourceInstanceId >= maxResourceInstances) {
            throw new IllegalArgumentException("a Resource Instance id is 0 to " + (maxResourceInstances - 1)
                    + " here, not " + resourceInstanceId + ": see maxResourceInstances");
        }
        return new StoredResource(this, instanceId, index, resourceInstanceId);
    }

    /**
     * Returns which instances a multiple Resource has.
     *
     * @param instanceId the Object Instance
     * @param resourceId a multiple Resource
     * @return the ids, ascending; a new array, empty also if the Object Instance is not there
     * @throws IllegalArgumentException if there is no such Resource, or if it is single
     */
    public int[] resourceInstanceIds(int instanceId, int resourceId) {
        int index = index(resourceId, true);
        synchronized (this) {
            StoredInstance instance = find(instanceId);
            return instance == null ? new int[0] : instance.resourceInstanceIds(index);
        }
    }

    /**
     * Takes all instances of a multiple Resource away, for instance before others are set.
     *
     * @param instanceId the Object Instance
     * @param resourceId a multiple Resource
     * @return false if there was none
     * @throws IllegalArgumentException if there is no such Resource, or if it is single
     */
    public boolean unsetAll(int instanceId, int resourceId) {
        int index = index(resourceId, true);
        boolean differs;
        synchronized (this) {
            StoredInstance instance = find(instanceId);
            differs = instance != null && instance.clear(index);
        }
        if (differs) {
            changed(instanceId, resourceId);
        }
        return differs;
    }

    /** Sets a value; see {@link StoredResource}. */
    void set(int instanceId, int index, int resourceInstanceId, long bits, Object object) {
        boolean differs;
        synchronized (this) {
            StoredInstance instance = find(instanceId);
            if (instance == null && !byServers) {
                throw new IllegalArgumentException(
                        definition().name() + " has no Object Instance " + instanceId + ": add it first");
            }
            differs = instance != null && instance.set(index, resourceInstanceId, bits, object);
        }
        if (differs) {
            changed(instanceId, definition().resourceAt(index).id());
        }
    }

    boolean unset(int instanceId, int index, int resourceInstanceId) {
        boolean differs;
        synchronized (this) {
            StoredInstance instance = find(instanceId);
            differs = instance != null && instance.unset(index, resourceInstanceId);
        }
        if (differs) {
            changed(instanceId, definition().resourceAt(index).id());
        }
        return differs;
    }

    synchronized long bits(int instanceId, int index, int resourceInstanceId, long otherwise) {
        StoredValue value = value(instanceId, index, resourceInstanceId);
        return value == null ? otherwise : value.bits;
    }

    /** Returns a text, bytes or a link; null if there is none. */
    synchronized Object object(int instanceId, int index, int resourceInstanceId) {
        StoredValue value = value(instanceId, index, resourceInstanceId);
        return value == null ? null : value.object;
    }

    synchronized boolean isSet(int instanceId, int index, int resourceInstanceId) {
        return value(instanceId, index, resourceInstanceId) != null;
    }

    // ---- Servers, on the client's thread ----

    @Override
    public int instanceCount() {
        synchronized (this) {
            counted = instances;
        }
        return counted.length;
    }

    @Override
    public int instanceAt(int index) {
        if (index >= counted.length) {
            // Counted again since, and fewer.
            throw busy();
        }
        return counted[index].id;
    }

    @Override
    public synchronized boolean has(int instanceId, int resourceId) {
        int index = definition().indexOf(resourceId);
        if (definition().resourceAt(index).type() == ResourceType.NONE) {
            return executions[index] != null;
        }
        StoredInstance instance = find(instanceId);
        return instance != null && instance.has(index);
    }

    /** What the application has taken away since it was asked for is not refused: later it may be as it was. */
    @Override
    public synchronized void read(int instanceId, int resourceId, ValueWriter out) {
        StoredInstance instance = find(instanceId);
        int index = definition().indexOf(resourceId);
        if (instance == null || !instance.has(index)) {
            throw busy();
        }
        instance.write(index, out);
    }

    @Override
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        if (resourceInstanceId >= maxResourceInstances) {
            throw Refusal.badRequest("a Resource Instance id is 0 to " + (maxResourceInstances - 1));
        }
        if (validator != null) {
            validator.validate(instanceId, resourceId, resourceInstanceId, in);
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        int index = definition().indexOf(resourceId);
        StoredValue value = new StoredValue();
        value.read(definition().resourceAt(index).type(), in);
        synchronized (this) {
            StoredInstance instance = there(instanceId);
            instance.set(index, resourceInstanceId, value.bits, value.object);
            instance.touch(index);
        }
    }

    @Override
    public synchronized void clear(int instanceId, int resourceId) {
        int index = definition().indexOf(resourceId);
        StoredInstance instance = there(instanceId);
        if (instance.clear(index)) {
            instance.touch(index);
        }
    }

    @Override
    public void validateRemoval(int instanceId, int resourceId, int resourceInstanceId) {
        // Whoever may write Resource Instances may take them away.
    }

    @Override
    public synchronized void remove(int instanceId, int resourceId, int resourceInstanceId) {
        int index = definition().indexOf(resourceId);
        StoredInstance instance = there(instanceId);
        if (instance.unset(index, resourceInstanceId)) {
            instance.touch(index);
        }
    }

    @Override
    public synchronized void reset(int instanceId) {
        StoredInstance instance = there(instanceId);
        for (int i = 0; i < definition().resourceCount(); i++) {
            ResourceDefinition resource = definition().resourceAt(i);
            if (resource.writable() && !resource.mandatory() && instance.clear(i)) {
                instance.touch(i);
            }
        }
    }

    @Override
    public synchronized void create(int instanceId, ServerRequest request) {
        if (!byServers) {
            super.create(instanceId, request);
        }
        if (find(instanceId) != null) {
            // The application has just added it.
            throw busy();
        }
        if (instances.length >= maxInstances) {
            throw new Refusal(Refusal.SERVICE_UNAVAILABLE, "there are " + maxInstances + " Object Instances already");
        }
        insert(new StoredInstance(definition(), instanceId, true));
    }

    @Override
    public void delete(int instanceId, ServerRequest request) {
        if (!byServers) {
            super.delete(instanceId, request);
        }
        boolean known;
        synchronized (this) {
            known = !there(instanceId).fresh;
            takeOut(instanceId);
        }
        if (known && listener != null) {
            listener.deleted(instanceId);
        }
    }

    @Override
    public void written(int instanceId, ServerRequest request) {
        tell(instanceId);
    }

    /** What was written before something else failed stays, so the application has to know. */
    @Override
    public void writeFailed(int instanceId) {
        tell(instanceId);
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        Execution execution = executions[definition().indexOf(resourceId)];
        if (execution == null) {
            super.execute(instanceId, resourceId, arguments, request);
        } else {
            execution.execute(instanceId, arguments, request);
        }
    }

    /** Tells the listener what a server has done, without holding the lock. */
    private void tell(int instanceId) {
        boolean[] touched;
        boolean fresh;
        synchronized (this) {
            StoredInstance instance = find(instanceId);
            if (instance == null) {
                return;
            }
            touched = instance.takeTouched();
            fresh = instance.fresh;
        }
        if (fresh) {
            if (listener != null) {
                listener.created(instanceId);
            }
            told(instanceId);
            return;
        }
        for (int i = 0; touched != null && listener != null && i < touched.length; i++) {
            if (touched[i]) {
                listener.written(instanceId, definition().resourceAt(i).id());
            }
        }
    }

    /** The application has not refused the new Object Instance, and will be told when it goes. */
    private synchronized void told(int instanceId) {
        StoredInstance instance = find(instanceId);
        if (instance != null) {
            instance.fresh = false;
        }
    }

    // ---- Both ----

    private int index(int resourceId, boolean multiple) {
        int index = definition().indexOf(resourceId);
        if (index < 0) {
            throw new IllegalArgumentException(definition().name() + " has no Resource " + resourceId);
        }
        ResourceDefinition resource = definition().resourceAt(index);
        if (resource.type() == ResourceType.NONE) {
            throw new IllegalArgumentException(resource.name() + " has no value: it can only be executed");
        }
        if (resource.multiple() != multiple) {
            throw new IllegalArgumentException(resource.name()
                    + (multiple
                            ? " is single: leave the Resource Instance out"
                            : " is multiple: name a Resource Instance"));
        }
        return index;
    }

    private StoredValue value(int instanceId, int index, int resourceInstanceId) {
        StoredInstance instance = find(instanceId);
        return instance == null ? null : instance.find(index, resourceInstanceId);
    }

    private StoredInstance there(int instanceId) {
        StoredInstance instance = find(instanceId);
        if (instance == null) {
            throw busy();
        }
        return instance;
    }

    private static Refusal busy() {
        return new Refusal(Refusal.SERVICE_UNAVAILABLE, "the Object has just changed");
    }

    private StoredInstance find(int instanceId) {
        for (StoredInstance instance : instances) {
            if (instance.id == instanceId) {
                return instance;
            }
        }
        return null;
    }

    private void insert(StoredInstance added) {
        int count = instances.length;
        int at = count;
        while (at > 0 && instances[at - 1].id > added.id) {
            at--;
        }
        StoredInstance[] more = new StoredInstance[count + 1];
        System.arraycopy(instances, 0, more, 0, at);
        more[at] = added;
        System.arraycopy(instances, at, more, at + 1, count - at);
        instances = more;
    }

    private void takeOut(int instanceId) {
        StoredInstance[] fewer = new StoredInstance[instances.length - 1];
        int count = 0;
        for (StoredInstance instance : instances) {
            if (instance.id != instanceId) {
                fewer[count++] = instance;
            }
        }
        instances = fewer;
    }

    private static void checkInstanceId(ObjectDefinition definition, int instanceId) {
        if (instanceId < 0 || instanceId > Path.MAX_ID) {
            throw new IllegalArgumentException("an Object Instance id is 0 to " + Path.MAX_ID + ", not " + instanceId);
        }
        if (instanceId != 0 && !definition.multiple()) {
            throw new IllegalArgumentException("the only instance of " + definition.name() + " has the id 0, not "
                    + instanceId + ": or is its definition multiple()?");
        }
    }

    /** Hears what servers do. Every method does nothing unless overridden, and is called on the client's thread. */
    public abstract static class Listener {

        /** Does nothing. */
        protected Listener() {}

        /**
         * A server wrote a Resource or took its value away; all that was written with it is there already.
         *
         * @param instanceId the Object Instance
         * @param resourceId the Resource
         */
        public void written(int instanceId, int resourceId) {}

        /**
         * A server created an Object Instance; its values are there. To refuse it, throw a {@link Refusal}.
         *
         * @param instanceId the Object Instance
         */
        public void created(int instanceId) {}

        /**
         * A server deleted an Object Instance.
         *
         * @param instanceId the Object Instance, which is not there any more
         */
        public void deleted(int instanceId) {}
    }

    /** Looks at what servers want to write. */
    public interface Validator {

        /**
         * Checks a value before anything of a Write is carried out; throws a {@link Refusal} to refuse all of it.
         * Called on the client's thread; must change nothing.
         *
         * @param instanceId the Object Instance
         * @param resourceId the Resource
         * @param resourceInstanceId the Resource Instance, or {@link Path#NONE} if the Resource is single
         * @param in the value; it is of the Resource's type
         */
        void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in);
    }

    /** Does what a server executes. */
    public interface Execution {

        /**
         * A server executes the Resource. Returning is success, unless the answer was {@linkplain ServerRequest#defer()
         * deferred}; throw a {@link Refusal} to refuse. Called on the client's thread.
         *
         * @param instanceId the Object Instance
         * @param arguments the arguments, perhaps none
         * @param request the request
         */
        void execute(int instanceId, Arguments arguments, ServerRequest request);
    }

    /** Puts an Object together. Not for use by several threads at once. */
    public static final class Builder {

        private static final int DEFAULT_LIMIT = 16;

        private final ObjectDefinition definition;
        private final Execution[] executions;
        private Listener listener;
        private Validator validator;
        private int[] instanceIds = {};
        private int maxInstances = DEFAULT_LIMIT;
        private int maxResourceInstances = DEFAULT_LIMIT;
        private boolean byServers;

        private Builder(ObjectDefinition definition) {
            this.definition = definition;
            this.executions = new Execution[definition.resourceCount()];
        }

        /**
         * Sets who hears what servers do.
         *
         * @param newListener the listener
         * @return this
         */
        public Builder listener(Listener newListener) {
            listener = newListener;
            return this;
        }

        /**
         * Sets who looks at what servers want to write; if never set, every value of the right type is welcome.
         *
         * @param newValidator the validator
         * @return this
         */
        public Builder validator(Validator newValidator) {
            validator = newValidator;
            return this;
        }

        /**
         * Sets what an executable Resource does. One that is optional is not there unless this is called.
         *
         * @param resourceId an executable Resource
         * @param execution what it does
         * @return this
         * @throws IllegalArgumentException if there is no such Resource, or it can't be executed
         */
        public Builder onExecute(int resourceId, Execution execution) {
            int index = definition.indexOf(resourceId);
            if (index < 0 || !definition.resourceAt(index).executable()) {
                throw new IllegalArgumentException(
                        definition.name() + " has no Resource " + resourceId + " that can be executed");
            }
            executions[index] = execution;
            return this;
        }

        /**
         * Names the Object Instances that are there at the beginning; if never called, none, or 0 where there can be
         * but one.
         *
         * @param ids each 0 to {@link Path#MAX_ID}
         * @return this
         * @throws IllegalArgumentException if an id is out of range, or not 0 in an Object of a single instance
         */
        public Builder instances(int... ids) {
            for (int id : ids) {
                checkInstanceId(definition, id);
            }
            instanceIds = ids;
            return this;
        }

        /**
         * Lets servers create and delete Object Instances.
         *
         * @return this
         */
        public Builder createdByServers() {
            byServers = true;
            return this;
        }

        /**
         * Limits the Object Instances, whoever makes them; 16 if never set.
         *
         * @param count 1 to 65535
         * @return this
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder maxInstances(int count) {
            maxInstances = limit("Object Instances", count);
            return this;
        }

        /**
         * Limits the instances of each multiple Resource: their ids are below this; 16 if never set.
         *
         * @param count 1 to 65535
         * @return this
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder maxResourceInstances(int count) {
            maxResourceInstances = limit("Resource Instances", count);
            return this;
        }

        /**
         * Makes the Object.
         *
         * @return the Object
         * @throws IllegalArgumentException if an Object Instance is named twice
         * @throws IllegalStateException if a mandatory executable Resource does nothing, or there are more instances at
         *     the beginning than there may be
         */
        public StoredObject build() {
            for (int i = 0; i < executions.length; i++) {
                ResourceDefinition resource = definition.resourceAt(i);
                if (resource.executable() && resource.mandatory() && executions[i] == null) {
                    throw new IllegalStateException(resource.name() + " is mandatory: say what it does by onExecute("
                            + resource.id() + ", ...)");
                }
            }
            return new StoredObject(this);
        }

        private int[] firstInstances() {
            boolean onlyOne = !definition.multiple() && !byServers && instanceIds.length == 0;
            return onlyOne ? new int[] {0} : instanceIds;
        }

        private static int limit(String what, int count) {
            if (count < 1 || count > Path.MAX_ID + 1) {
                throw new IllegalArgumentException(
                        "there may be 1 to " + (Path.MAX_ID + 1) + " " + what + ", not " + count);
            }
            return count;
        }
    }
}
