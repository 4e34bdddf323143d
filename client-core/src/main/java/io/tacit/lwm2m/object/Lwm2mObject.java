package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * An Object of the application: what a server can read, write and execute. A subclass overrides what its definition
 * allows. The engine has checked that the Object Instance exists, that the Resource is there and allows the operation;
 * it calls on the one thread that owns the client, so a method must return soon, and must not block. To refuse, throw a
 * {@link Refusal}; any other exception is answered 5.00.
 *
 * <pre>{@code
 * final class Temperature extends Lwm2mObject {
 *     private volatile double celsius;
 *
 *     Temperature() {
 *         super(ObjectDefinition.builder(3303, "Temperature")
 *                 .multiple()
 *                 .resource(5700, "Sensor Value", ResourceType.FLOAT, READ | MANDATORY)
 *                 .build());
 *     }
 *
 *     void set(double newCelsius) {                       // any thread
 *         celsius = newCelsius;
 *         changed(0, 5700);
 *     }
 *
 *     public void read(int instanceId, int resourceId, ValueWriter out) {
 *         out.writeFloat(celsius);
 *     }
 * }
 * }</pre>
 */
public abstract class Lwm2mObject {

    private final ObjectDefinition definition;
    private volatile ChangeListener changes;

    /**
     * Makes the object; it becomes visible to servers when it is given to a client.
     *
     * @param definition what the Object is
     */
    protected Lwm2mObject(ObjectDefinition definition) {
        this.definition = definition;
    }

    /** Returns what the Object is. */
    public final ObjectDefinition definition() {
        return definition;
    }

    /** Returns how many Object Instances there are; 1 unless overridden. */
    public int instanceCount() {
        return 1;
    }

    /**
     * Returns the id of an Object Instance; 0 unless overridden.
     *
     * @param index 0 to {@link #instanceCount()} − 1; ids ascend with the index
     * @return the Object Instance id
     */
    public int instanceAt(int index) {
        return 0;
    }

    /**
     * Tells whether an Object Instance has a Resource; yes unless overridden. Asked only for Resources of the
     * definition.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a Resource of the definition
     * @return whether the Resource is there
     */
    public boolean has(int instanceId, int resourceId) {
        return true;
    }

    /**
     * Called once before a server's Read is carried out: the place to {@linkplain ServerRequest#defer() defer} the
     * answer until a slow sensor has been read. Not called for notifications. Does nothing unless overridden.
     *
     * @param instanceId an Object Instance
     * @param resourceId the Resource that is read, or {@link Path#NONE} if all are
     * @param request the request
     */
    public void beforeRead(int instanceId, int resourceId, ServerRequest request) {
        // Most objects have their values at hand.
    }

    /**
     * Gives the value of a Resource.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a readable Resource that is there
     * @param out takes the value: one, or for a multiple Resource any number
     */
    public void read(int instanceId, int resourceId, ValueWriter out) {
        throw Refusal.methodNotAllowed("can't be read");
    }

    /**
     * Checks a value before anything of a Write is carried out; throws a {@link Refusal} to refuse all of it. The value
     * has been found to be of the Resource's type. Must change nothing. Accepts everything unless overridden.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable Resource
     * @param resourceInstanceId the Resource Instance, or {@link Path#NONE} if the Resource is single
     * @param in the value
     */
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        // Every value of the right type is welcome.
    }

    /**
     * Takes a value that a server wrote and that {@link #validate} has let pass. Should not fail: what was written
     * before it stays written, unless {@link #writeFailed} takes it back. Those who observe it are told by the client;
     * there is no need to call {@link #changed}.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable Resource
     * @param resourceInstanceId the Resource Instance, or {@link Path#NONE} if the Resource is single
     * @param in the value
     */
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        throw Refusal.methodNotAllowed("can't be written");
    }

    /**
     * Gets ready for a large value of type Opaque, such as a firmware image, which then comes piece by piece. Asked
     * when a server writes a Resource or a Resource Instance itself, however small the value is; {@link #validate} and
     * {@link #write} are not called for what goes to a sink, unless the whole of it came in one message: then
     * {@link #validate} is asked first. After {@link OpaqueSink#end} comes {@link #written}, and those who observe the
     * Resource are told.
     *
     * <p>A value is written by one server at a time; another one is answered 5.03. When the same server begins anew,
     * the sink before is aborted first. A value that comes with others (Write of an Object Instance, Create,
     * Write-Composite) comes through {@link #validate} and {@link #write} as a whole, up to the limit of the client's
     * memory. So does one that does not begin in the first block.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable Resource of type Opaque
     * @param resourceInstanceId the Resource Instance, or {@link Path#NONE} if the Resource is single
     * @param size how many bytes will come, where the server has said so; it may be wrong. −1 if it has not
     * @return takes the value; null, as here unless overridden, to have it collected in memory and written by
     *     {@link #write}
     */
    public OpaqueSink open(int instanceId, int resourceId, int resourceInstanceId, long size) {
        return null;
    }

    /**
     * Removes all Resource Instances of a multiple Resource, because a Write replaces them; the new ones follow. Must
     * be overridden where a multiple Resource is writable.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable multiple Resource
     */
    public void clear(int instanceId, int resourceId) {
        throw Refusal.methodNotAllowed("can't be replaced");
    }

    /**
     * Checks whether one instance of a multiple Resource may be removed, before anything of a Write-Composite or a
     * Delete is carried out; throws a {@link Refusal} to refuse all of it. Must change nothing. Refuses with 4.05
     * unless overridden, together with {@link #remove}.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable multiple Resource
     * @param resourceInstanceId a Resource Instance that exists
     */
    public void validateRemoval(int instanceId, int resourceId, int resourceInstanceId) {
        throw Refusal.methodNotAllowed("Resource Instances can't be removed");
    }

    /**
     * Removes one instance of a multiple Resource that {@link #validateRemoval} has given up; {@link #written} follows.
     * Should not fail. There is no need to call {@link #changed}. LwM2M 1.2.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId a writable multiple Resource
     * @param resourceInstanceId a Resource Instance that existed when it was given up
     */
    public void remove(int instanceId, int resourceId, int resourceInstanceId) {
        throw Refusal.methodNotAllowed("can't be removed");
    }

    /**
     * Makes an Object Instance that a server asked for (Create), with no values but those that it has by itself. What
     * the server wants in it follows, through {@link #validate}, {@link #write} and {@link #written}. Then every
     * mandatory Resource has to be there, as {@link #has} tells. If one is not, or something is refused,
     * {@link #delete} takes the instance back before any server has seen it, so override both. There is no need to call
     * {@link #instancesChanged}. It is servers that decide how many instances are made: refuse when there are enough.
     * Refused with 4.05 unless overridden.
     *
     * <p>Who puts the answer off, and refuses then, takes the instance back by itself.
     *
     * @param instanceId an id that is free; 0 if the Object may have a single instance
     * @param request the request
     */
    public void create(int instanceId, ServerRequest request) {
        throw Refusal.methodNotAllowed("instances can't be created");
    }

    /**
     * Removes an Object Instance that a server does not want any more (Delete), or that could not be completed after
     * {@link #create}; to refuse, throw before anything has changed. There is no need to call
     * {@link #instancesChanged}. Refused with 4.05 unless overridden.
     *
     * @param instanceId an Object Instance that exists
     * @param request the request
     */
    public void delete(int instanceId, ServerRequest request) {
        throw Refusal.methodNotAllowed("instances can't be deleted");
    }

    /**
     * Called before a Write replaces a whole Object Instance: optional writable Resources go, mandatory ones keep their
     * values unless they are written next. Does nothing unless overridden.
     *
     * @param instanceId an Object Instance that exists
     */
    public void reset(int instanceId) {
        // Without optional writable Resources there is nothing to remove.
    }

    /**
     * Called in place of {@link #written} if the Object, or another one that the same Write-Composite is about, failed
     * after it had let the values pass. What was written before stays. An Object that can't live with that keeps what
     * {@link #write} brings until {@link #written}, and forgets it here. Does nothing unless overridden.
     *
     * @param instanceId an Object Instance of which something may have been written
     */
    public void writeFailed(int instanceId) {
        // Most objects use values as they come.
    }

    /**
     * Called once after all values of a Write, a Write-Composite or a Create have been taken, or a Resource Instance
     * was removed: the place to make use of all together, and to defer the answer or to wait for its delivery. Does
     * nothing unless overridden.
     *
     * @param instanceId the Object Instance that was written
     * @param request the request
     */
    public void written(int instanceId, ServerRequest request) {
        // Most objects use values as they come.
    }

    /**
     * Executes a Resource. Returning is success, unless the answer was {@linkplain ServerRequest#defer() deferred}.
     *
     * @param instanceId an Object Instance that exists
     * @param resourceId an executable Resource that is there
     * @param arguments the arguments, perhaps none; already found to be well-formed
     * @param request the request
     */
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        throw Refusal.methodNotAllowed("can't be executed");
    }

    /**
     * Says that the value of a Resource changed, so that those who observe it are told. Cheap; may be called by any
     * thread, and before the object belongs to a client. A change that is not announced is found only where a server
     * says how often to look (epmax, LwM2M 1.1), and when the value is told anyway.
     *
     * @param instanceId the Object Instance
     * @param resourceId the Resource
     */
    protected final void changed(int instanceId, int resourceId) {
        ChangeListener listener = changes;
        if (listener != null) {
            listener.changed(definition.id(), instanceId, resourceId);
        }
    }

    /**
     * Says that Object Instances came or went: servers are told with an Update, and who observes the Object with a
     * notification. Cheap; may be called by any thread, and before the object belongs to a client.
     */
    protected final void instancesChanged() {
        changed(Path.NONE, Path.NONE);
    }

    /**
     * Connects the object with a client. Called by the client; an object belongs to one client.
     *
     * @param listener hears of every change
     * @throws IllegalStateException if the object belongs to a client already
     */
    public final void attach(ChangeListener listener) {
        if (changes != null) {
            throw new IllegalStateException(
                    "Object " + definition.id() + " belongs to a client already: make one for each");
        }
        changes = listener;
    }
}
