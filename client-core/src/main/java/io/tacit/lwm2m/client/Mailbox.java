package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.ChangeListener;
import java.util.ArrayList;

/**
 * Where other threads leave word for the thread that owns the client: changes, what to collect, and tasks. The lock is
 * held for a few instructions and never while anything else is called.
 *
 * <p>Changes of the same Resource are one. When more different ones are waiting than there is room for, they become
 * "anything may have changed": more is looked at than need be, and nothing is lost. What is to be collected is
 * collected once, however often it was asked for meanwhile.
 */
final class Mailbox implements ChangeListener {

    private static final int ROOM = 64;
    private static final int WILDCARD = 0xFFFF;

    private volatile Runnable wake;
    private long[] changes = new long[ROOM];
    private int changeCount;
    private boolean everything;
    private long refused;
    private ArrayList<Runnable> tasks = new ArrayList<Runnable>();
    private ArrayList<Path[]> collects = new ArrayList<Path[]>();

    private long[] taken = new long[ROOM];

    /** Says how to wake the owner; before that nobody is woken. */
    void wakeBy(Runnable newWake) {
        wake = newWake;
    }

    @Override
    public void changed(int objectId, int instanceId, int resourceId) {
        long key = (long) objectId << 32 | (long) (instanceId & WILDCARD) << 16 | resourceId & WILDCARD;
        boolean first;
        synchronized (this) {
            first = isEmpty();
            add(key);
        }
        if (first) {
            wake();
        }
    }

    /** Has paths collected, unless so many others wait already; returns whether they will be. */
    boolean collect(Path[] paths) {
        boolean first;
        synchronized (this) {
            for (int i = 0; i < collects.size(); i++) {
                if (same(collects.get(i), paths)) {
                    return true;
                }
            }
            if (collects.size() >= ROOM) {
                refused++;
                return false;
            }
            first = isEmpty();
            collects.add(paths);
        }
        if (first) {
            wake();
        }
        return true;
    }

    void post(Runnable task) {
        postIfRoom(task, Integer.MAX_VALUE);
    }

    /** Leaves a task unless so many are waiting already; returns whether it was left. */
    boolean postIfRoom(Runnable task, int room) {
        boolean first;
        synchronized (this) {
            if (tasks.size() >= room) {
                refused++;
                return false;
            }
            first = isEmpty();
            tasks.add(task);
        }
        if (first) {
            wake();
        }
        return true;
    }

    /** Returns how much found no room. */
    synchronized long refused() {
        return refused;
    }

    /** Tells the listener of every change since the last time. Owner's thread. */
    void deliverChanges(ChangeListener listener) {
        int count;
        boolean all;
        synchronized (this) {
            count = changeCount;
            all = everything;
            long[] swap = taken;
            taken = changes;
            changes = swap;
            changeCount = 0;
            everything = false;
        }
        if (all) {
            listener.changed(Path.NONE, Path.NONE, Path.NONE);
            return;
        }
        for (int i = 0; i < count; i++) {
            long key = taken[i];
            listener.changed((int) (key >>> 32), id((int) (key >>> 16)), id((int) key));
        }
    }

    /** Returns what is to be collected since the last time, or null if there is nothing. Owner's thread. */
    synchronized ArrayList<Path[]> takeCollects() {
        if (collects.size() == 0) {
            return null;
        }
        ArrayList<Path[]> due = collects;
        collects = new ArrayList<Path[]>();
        return due;
    }

    /** Runs every task since the last time. Owner's thread. */
    void runTasks() {
        ArrayList<Runnable> due;
        synchronized (this) {
            if (tasks.size() == 0) {
                return;
            }
            due = tasks;
            tasks = new ArrayList<Runnable>();
        }
        for (int i = 0; i < due.size(); i++) {
            due.get(i).run();
        }
    }

    private void wake() {
        Runnable waking = wake;
        if (waking != null) {
            waking.run();
        }
    }

    private boolean isEmpty() {
        return changeCount == 0 && !everything && tasks.size() == 0 && collects.size() == 0;
    }

    private void add(long key) {
        if (everything) {
            return;
        }
        for (int i = 0; i < changeCount; i++) {
            if (changes[i] == key) {
                return;
            }
        }
        if (changeCount == ROOM) {
            everything = true;
            changeCount = 0;
        } else {
            changes[changeCount++] = key;
        }
    }

    private static boolean same(Path[] some, Path[] others) {
        if (some.length != others.length) {
            return false;
        }
        for (int i = 0; i < some.length; i++) {
            if (!some[i].equals(others[i])) {
                return false;
            }
        }
        return true;
    }

    private static int id(int bits) {
        int id = bits & WILDCARD;
        return id == WILDCARD ? Path.NONE : id;
    }
}
