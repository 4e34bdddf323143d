package io.tacit.lwm2m.object;

/** An instance of the Access Control Object: who may do what with one Object Instance, or who may create some. */
final class AccessEntry {

    /** What {@link #rights} returns for a server that has no entry of its own. */
    static final int NOT_NAMED = -1;

    final int id;
    final int objectId;
    final int instanceId;
    int owner = AccessControl.BOOTSTRAP;

    /** The instances of the ACL Resource, Short Server IDs ascending. */
    private int[] servers = new int[2];

    private int[] rights = new int[2];
    private int count;

    AccessEntry(int id, int objectId, int instanceId) {
        this.id = id;
        this.objectId = objectId;
        this.instanceId = instanceId;
    }

    int count() {
        return count;
    }

    int serverAt(int index) {
        return servers[index];
    }

    int rightsAt(int index) {
        return rights[index];
    }

    int rights(int shortServerId) {
        int at = indexOf(shortServerId);
        return at < count && servers[at] == shortServerId ? rights[at] : NOT_NAMED;
    }

    void set(int shortServerId, int newRights) {
        int at = indexOf(shortServerId);
        if (at == count || servers[at] != shortServerId) {
            if (count == servers.length) {
                servers = copy(servers, count * 2);
                rights = copy(rights, count * 2);
            }
            System.arraycopy(servers, at, servers, at + 1, count - at);
            System.arraycopy(rights, at, rights, at + 1, count - at);
            servers[at] = shortServerId;
            count++;
        }
        rights[at] = newRights;
    }

    void remove(int shortServerId) {
        int at = indexOf(shortServerId);
        if (at < count && servers[at] == shortServerId) {
            count--;
            System.arraycopy(servers, at + 1, servers, at, count - at);
            System.arraycopy(rights, at + 1, rights, at, count - at);
        }
    }

    void clear() {
        count = 0;
    }

    /** Returns where a server is, or would have to be. */
    private int indexOf(int shortServerId) {
        int at = 0;
        while (at < count && servers[at] < shortServerId) {
            at++;
        }
        return at;
    }

    private int[] copy(int[] from, int size) {
        int[] to = new int[size];
        System.arraycopy(from, 0, to, 0, count);
        return to;
    }
}
