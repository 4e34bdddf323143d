package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * The attributes that one server has attached to Objects, Object Instances, Resources and Resource Instances (LwM2M
 * Core TS 1.1, section 5.1). Each server has its own. A path with attributes takes about 150 bytes; there are as many
 * as the integrator allows. One thread.
 */
public final class AttributeStore {

    private final ServerAccount account;
    private final int limit;
    private Path[] paths = new Path[4];
    private Attributes[] attached = new Attributes[4];
    private int count;
    private int revision;

    /**
     * Makes an empty store.
     *
     * @param account has the periods that count where nothing is attached, /1/x/2 and /1/x/3
     * @param limit how many paths may have attributes, 0 or more
     */
    public AttributeStore(ServerAccount account, int limit) {
        this.account = account;
        this.limit = limit;
    }

    /**
     * Carries out a Write-Attributes whose target and values have been checked.
     *
     * @param path the target, not the root
     * @param given attributes to set
     * @param unset attributes to remove: those that are there, whatever their values
     * @throws Refusal 5.00 if too many paths have attributes already; nothing has changed then
     */
    public void write(Path path, Attributes given, Attributes unset) {
        int at = indexOf(path);
        if (at < 0) {
            if (given.none()) {
                return;
            }
            at = add(path);
        }
        Attributes here = attached[at];
        for (int i = 0; i < Attribute.count(); i++) {
            Attribute attribute = Attribute.at(i);
            if (given.has(attribute)) {
                here.set(attribute, given.value(attribute));
            } else if (unset.has(attribute)) {
                here.unset(attribute);
            }
        }
        if (here.none()) {
            removeAt(at);
        }
        revision++;
    }

    /**
     * Finds what is attached at a path itself.
     *
     * @param path any path
     * @param into is cleared, then takes the attributes
     */
    public void attached(Path path, Attributes into) {
        into.clear();
        int at = indexOf(path);
        if (at >= 0) {
            into.inherit(attached[at]);
        }
    }

    /**
     * Finds what is attached at a path or inherited from above it, a lower level taking precedence.
     *
     * @param path any path
     * @param into is cleared, then takes the attributes
     */
    public void inherited(Path path, Attributes into) {
        into.clear();
        for (int depth = path.depth(); depth > 0; depth--) {
            for (int i = 0; i < count; i++) {
                if (paths[i].depth() == depth && paths[i].contains(path)) {
                    into.inherit(attached[i]);
                }
            }
        }
    }

    /**
     * Finds what counts at a path: what is attached or inherited, else the server's default periods; without what the
     * specification says to ignore, a pmax of 0 or below pmin, and gt, lt and st that contradict each other.
     *
     * @param path any path
     * @param into is cleared, then takes the attributes
     */
    public void effective(Path path, Attributes into) {
        inherited(path, into);
        complete(into);
    }

    /**
     * Adds the server's default periods to attributes that lack them, and removes what the specification says to
     * ignore.
     *
     * @param into what is attached or inherited, or what an Observe gave
     */
    public void complete(Attributes into) {
        inheritDefaults(into);
        into.dropContradictions();
    }

    /**
     * Adds the server's default periods, /1/x/2 and /1/x/3, where none is given.
     *
     * @param into takes them
     */
    public void inheritDefaults(Attributes into) {
        if (!into.has(Attribute.PMIN) && account.defaultMinimumPeriod() != ServerAccount.UNSET) {
            into.set(Attribute.PMIN, account.defaultMinimumPeriod());
        }
        if (!into.has(Attribute.PMAX) && account.defaultMaximumPeriod() != ServerAccount.UNSET) {
            into.set(Attribute.PMAX, account.defaultMaximumPeriod());
        }
    }

    /**
     * Finds the largest value that an attribute has below a path.
     *
     * @param path any path; what is attached to itself does not count
     * @param attribute an attribute whose values are not negative
     * @return the value, or −1 if it is attached nowhere below
     */
    public double largestBelow(Path path, Attribute attribute) {
        double largest = -1;
        for (int i = 0; i < count; i++) {
            boolean below = paths[i].depth() > path.depth() && path.contains(paths[i]);
            if (below && attached[i].has(attribute) && attached[i].value(attribute) > largest) {
                largest = attached[i].value(attribute);
            }
        }
        return largest;
    }

    /**
     * Forgets what is attached to a path and everything below it.
     *
     * @param path the root for everything
     */
    public void remove(Path path) {
        for (int i = count - 1; i >= 0; i--) {
            if (path.contains(paths[i])) {
                removeAt(i);
                revision++;
            }
        }
    }

    /**
     * Forgets what is attached to instances of an Object that are not there any more, and everything below them.
     *
     * @param object the Object
     */
    public void prune(Lwm2mObject object) {
        for (int i = count - 1; i >= 0; i--) {
            if (paths[i].objectId() == object.definition().id()
                    && paths[i].depth() >= 2
                    && !ObjectTree.hasInstance(object, paths[i].instanceId())) {
                removeAt(i);
                revision++;
            }
        }
    }

    /** Returns how many paths have attributes. */
    public int size() {
        return count;
    }

    /** Returns a number that changes whenever {@link #effective} may give another result than before. */
    public int revision() {
        return revision + account.periodRevision();
    }

    private int add(Path path) {
        if (count >= limit) {
            throw new Refusal(Refusal.INTERNAL_SERVER_ERROR, "no room for attributes of more than " + limit + " paths");
        }
        if (count == paths.length) {
            Path[] morePaths = new Path[count * 2];
            Attributes[] moreAttached = new Attributes[count * 2];
            System.arraycopy(paths, 0, morePaths, 0, count);
            System.arraycopy(attached, 0, moreAttached, 0, count);
            paths = morePaths;
            attached = moreAttached;
        }
        paths[count] = path;
        attached[count] = new Attributes();
        return count++;
    }

    private void removeAt(int at) {
        count--;
        paths[at] = paths[count];
        attached[at] = attached[count];
        paths[count] = null;
        attached[count] = null;
    }

    private int indexOf(Path path) {
        for (int i = 0; i < count; i++) {
            if (paths[i].equals(path)) {
                return i;
            }
        }
        return -1;
    }
}
