package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * The Access Control Object, 2: what each server may do with each Object Instance (LwM2M Core TS 1.1, section 8 and
 * Appendix E.3). A client that is given one grants only what it says, however many servers there are; a client without
 * it grants every server everything.
 *
 * <pre>{@code
 * AccessControl access = new AccessControl()
 *         .owner(1, 0, 1)                                        // /1/0 belongs to server 1: it may do anything
 *         .owner(3, 0, 1)
 *         .grant(3, 0, 2, AccessControl.READ | AccessControl.EXECUTE)
 *         .grant(3, 0, AccessControl.EVERYBODY, AccessControl.READ)
 *         .permitCreate(16, 1);                                  // server 1 may create instances of Object 16
 * }</pre>
 *
 * <p>An Object Instance of which nothing is said can be used by nobody. One that a server creates belongs to that
 * server, which may then grant others something. What the application adds or removes by itself it has to
 * {@linkplain #owner assign} and {@linkplain #forget forget} by itself.
 *
 * <p>Every server may read this Object, to find out what it may do; only the owner of an Object Instance can change who
 * may use it. Servers neither create nor delete instances of this Object, but by creating and deleting what those are
 * about. Discover needs no right.
 *
 * <p>May be changed by any thread. Takes about 60 bytes for each Object Instance, and 8 for each server named there.
 */
public final class AccessControl extends Lwm2mObject {

    /** The Object id. */
    public static final int ID = 2;

    /** Right: Read, Observe, Write-Attributes, Send, and the composite operations that read. */
    public static final int READ = 1;

    /** Right: Write and Write-Composite. */
    public static final int WRITE = 2;

    /** Right: Execute. */
    public static final int EXECUTE = 4;

    /** Right: Delete. */
    public static final int DELETE = 8;

    /** Right: Create. It is about an Object: see {@link #permitCreate}. */
    public static final int CREATE = 16;

    /** Stands for every server that is not named and is not the owner. */
    public static final int EVERYBODY = 0;

    /** Stands for the bootstrap server as an owner: no server can change who may use the Object Instance. */
    public static final int BOOTSTRAP = 65535;

    /** What is in place of an Object Instance where Create is meant. */
    private static final int THE_OBJECT = 65535;

    private static final int OBJECT_ID = 0;
    private static final int INSTANCE_ID = 1;
    private static final int ACL = 2;
    private static final int OWNER = 3;

    private static final int ALL_RIGHTS = 31;

    /** How many servers an instance names before it takes no more: it is a server that decides how many there are. */
    private static final int MOST_SERVERS = 64;

    /** Guarded by this, as is all that follows. Ids ascend. */
    private AccessEntry[] entries = new AccessEntry[4];

    private int count;

    /** Makes an Object that grants nobody anything. */
    public AccessControl() {
        super(describe());
    }

    /**
     * Tells whether a server has a right (section 8.2.1).
     *
     * @param shortServerId the server
     * @param right one of the rights
     * @param objectId the Object
     * @param instanceId the Object Instance; any for {@link #CREATE}, which is about the Object
     * @return whether it may
     */
    public synchronized boolean allows(int shortServerId, int right, int objectId, int instanceId) {
        if (objectId == ID) {
            AccessEntry entry = find(instanceId);
            return right == READ || right == WRITE && entry != null && entry.owner == shortServerId;
        }
        if (right == CREATE) {
            // The default entry is for Object Instances: who may create one is named.
            AccessEntry entry = find(objectId, THE_OBJECT);
            return entry != null && granted(entry.rights(shortServerId), CREATE);
        }
        AccessEntry entry = find(objectId, instanceId);
        if (entry == null) {
            return false;
        }
        int rights = entry.rights(shortServerId);
        if (rights == AccessEntry.NOT_NAMED && entry.owner == shortServerId) {
            return true;
        }
        return granted(rights == AccessEntry.NOT_NAMED ? entry.rights(EVERYBODY) : rights, right);
    }

    /**
     * Says whom an Object Instance belongs to: that server may do anything with it, unless it is {@linkplain #grant
     * granted} less, and decides who else may use it.
     *
     * @param objectId the Object, 1 to 65534, but not this one
     * @param instanceId the Object Instance, 0 to 65534
     * @param shortServerId the owner, 1 to 65534; {@link #BOOTSTRAP}, as if never said, for none of the servers
     * @return this
     * @throws IllegalArgumentException if an id is out of range
     */
    public AccessControl owner(int objectId, int instanceId, int shortServerId) {
        checkInstance(instanceId);
        if (shortServerId < 1 || shortServerId > BOOTSTRAP) {
            throw new IllegalArgumentException("an owner is a server 1 to 65534, or 65535, not " + shortServerId);
        }
        boolean isNew;
        AccessEntry entry;
        synchronized (this) {
            isNew = find(objectId, instanceId) == null;
            entry = findOrAdd(objectId, instanceId);
            entry.owner = shortServerId;
        }
        tell(entry, OWNER, isNew);
        return this;
    }

    /**
     * Grants a server what it may do with an Object Instance, in place of what it was granted before.
     *
     * @param objectId the Object, 1 to 65534, but not this one
     * @param instanceId the Object Instance, 0 to 65534
     * @param shortServerId the server, 1 to 65534, or {@link #EVERYBODY}
     * @param rights {@link #READ}, {@link #WRITE}, {@link #EXECUTE} and {@link #DELETE}, combined by {@code |}; 0 for
     *     none
     * @return this
     * @throws IllegalArgumentException if an id is out of range, or the rights are none of these
     */
    public AccessControl grant(int objectId, int instanceId, int shortServerId, int rights) {
        checkInstance(instanceId);
        if (rights < 0 || rights >= CREATE) {
            throw new IllegalArgumentException("rights are READ | WRITE | EXECUTE | DELETE, not " + rights);
        }
        return set(objectId, instanceId, shortServerId, rights);
    }

    /**
     * Lets a server create instances of an Object. Who may is named: {@link #EVERYBODY} does not count (section 8.2.1).
     *
     * @param objectId the Object, 1 to 65534, but not this one
     * @param shortServerId the server, 1 to 65534
     * @return this
     * @throws IllegalArgumentException if an id is out of range
     */
    public AccessControl permitCreate(int objectId, int shortServerId) {
        if (shortServerId == EVERYBODY) {
            throw new IllegalArgumentException("name the server that may create: 1 to 65534");
        }
        return set(objectId, THE_OBJECT, shortServerId, CREATE);
    }

    /**
     * Forgets who may use an Object Instance, because it is gone.
     *
     * @param objectId the Object
     * @param instanceId the Object Instance
     */
    public void forget(int objectId, int instanceId) {
        synchronized (this) {
            AccessEntry gone = find(objectId, instanceId);
            if (gone == null) {
                return;
            }
            remove(gone);
        }
        instancesChanged();
    }

    @Override
    public synchronized int instanceCount() {
        return count;
    }

    @Override
    public synchronized int instanceAt(int index) {
        if (index >= count) {
            throw changing();
        }
        return entries[index].id;
    }

    @Override
    public synchronized boolean has(int instanceId, int resourceId) {
        return resourceId != ACL || get(instanceId).count() > 0;
    }

    @Override
    public synchronized void read(int instanceId, int resourceId, ValueWriter out) {
        AccessEntry entry = get(instanceId);
        switch (resourceId) {
            case OBJECT_ID:
                out.writeInteger(entry.objectId);
                return;
            case INSTANCE_ID:
                out.writeInteger(entry.instanceId);
                return;
            case ACL:
                for (int i = 0; i < entry.count(); i++) {
                    out.resourceInstance(entry.serverAt(i));
                    out.writeInteger(entry.rightsAt(i));
                }
                return;
            default:
                out.writeInteger(entry.owner);
        }
    }

    @Override
    public synchronized void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        long value = in.readInteger();
        if (resourceId != ACL) {
            requireRange(value, BOOTSTRAP);
            return;
        }
        requireRange(value, ALL_RIGHTS);
        AccessEntry entry = get(instanceId);
        if (entry.count() >= MOST_SERVERS && entry.rights(resourceInstanceId) == AccessEntry.NOT_NAMED) {
            throw Refusal.badRequest("no more than " + MOST_SERVERS + " servers can be named");
        }
    }

    @Override
    public synchronized void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        AccessEntry entry = get(instanceId);
        int value = (int) in.readInteger();
        if (resourceId == ACL) {
            entry.set(resourceInstanceId, value);
        } else {
            entry.owner = value;
        }
    }

    @Override
    public synchronized void clear(int instanceId, int resourceId) {
        get(instanceId).clear();
    }

    @Override
    public void validateRemoval(int instanceId, int resourceId, int resourceInstanceId) {
        // Whoever may write here may also take rights back.
    }

    @Override
    public synchronized void remove(int instanceId, int resourceId, int resourceInstanceId) {
        get(instanceId).remove(resourceInstanceId);
    }

    @Override
    public synchronized void reset(int instanceId) {
        get(instanceId).clear();
    }

    /** Returns the instance of an id, or null. */
    private AccessEntry find(int id) {
        for (int i = 0; i < count; i++) {
            if (entries[i].id == id) {
                return entries[i];
            }
        }
        return null;
    }

    private AccessEntry get(int id) {
        AccessEntry entry = find(id);
        if (entry == null) {
            throw changing();
        }
        return entry;
    }

    private AccessEntry find(int objectId, int instanceId) {
        for (int i = 0; i < count; i++) {
            if (entries[i].objectId == objectId && entries[i].instanceId == instanceId) {
                return entries[i];
            }
        }
        return null;
    }

    private static boolean granted(int rights, int right) {
        return rights != AccessEntry.NOT_NAMED && (rights & right) != 0;
    }

    private AccessControl set(int objectId, int instanceId, int shortServerId, int rights) {
        if (shortServerId < EVERYBODY || shortServerId >= BOOTSTRAP) {
            throw new IllegalArgumentException("rights are for a server 1 to 65534, or 0, not " + shortServerId);
        }
        boolean isNew;
        AccessEntry entry;
        synchronized (this) {
            isNew = find(objectId, instanceId) == null;
            entry = findOrAdd(objectId, instanceId);
            entry.set(shortServerId, rights);
        }
        tell(entry, ACL, isNew);
        return this;
    }

    private void tell(AccessEntry entry, int resourceId, boolean isNew) {
        if (isNew) {
            instancesChanged();
        } else {
            changed(entry.id, resourceId);
        }
    }

    /** What is new gets the first id that is free. */
    private AccessEntry findOrAdd(int objectId, int instanceId) {
        if (objectId < 1 || objectId > Path.MAX_ID || objectId == ID) {
            throw new IllegalArgumentException("access is controlled to Objects 1 and 3 to 65534, not " + objectId);
        }
        AccessEntry entry = find(objectId, instanceId);
        if (entry == null) {
            int free = 0;
            while (free < count && entries[free].id == free) {
                free++;
            }
            entry = new AccessEntry(free, objectId, instanceId);
            insert(entry, free);
        }
        return entry;
    }

    private void insert(AccessEntry entry, int at) {
        if (count == entries.length) {
            AccessEntry[] larger = new AccessEntry[count * 2];
            System.arraycopy(entries, 0, larger, 0, count);
            entries = larger;
        }
        System.arraycopy(entries, at, entries, at + 1, count - at);
        entries[at] = entry;
        count++;
    }

    private void remove(AccessEntry entry) {
        int at = 0;
        while (entries[at] != entry) {
            at++;
        }
        count--;
        System.arraycopy(entries, at + 1, entries, at, count - at);
        entries[count] = null;
    }

    private static void checkInstance(int instanceId) {
        if (instanceId < 0 || instanceId > Path.MAX_ID) {
            throw new IllegalArgumentException("an Object Instance id is 0 to " + Path.MAX_ID + ", not " + instanceId);
        }
    }

    /** Another thread removed what the client had just found. */
    private static Refusal changing() {
        return new Refusal(Refusal.SERVICE_UNAVAILABLE, "access rights are changing");
    }

    private static void requireRange(long value, long most) {
        if (value < 0 || value > most) {
            throw Refusal.badRequest("the value is 0 to " + most);
        }
    }

    private static ObjectDefinition describe() {
        int readable = ResourceDefinition.READ;
        int writable = ResourceDefinition.READ | ResourceDefinition.WRITE;
        return ObjectDefinition.builder(ID, "LwM2M Access Control")
                .multiple()
                .resource(OBJECT_ID, "Object ID", ResourceType.INTEGER, readable | MANDATORY)
                .resource(INSTANCE_ID, "Object Instance ID", ResourceType.INTEGER, readable | MANDATORY)
                .resource(ACL, "ACL", ResourceType.INTEGER, writable | MULTIPLE)
                .resource(OWNER, "Access Control Owner", ResourceType.INTEGER, writable | MANDATORY)
                .build();
    }
}
