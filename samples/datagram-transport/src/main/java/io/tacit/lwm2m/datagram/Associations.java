package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;

/** The associations that the client has, and the peers that it had to do with lately. */
final class Associations {

    private final long exchangeLifetime;
    private final ArrayList<Association> all = new ArrayList<Association>();
    private final ArrayList<Peer> peers = new ArrayList<Peer>();
    private int last;

    Associations(long exchangeLifetime) {
        this.exchangeLifetime = exchangeLifetime;
    }

    Association add(ServerUri server, SecurityAccount security, Transport.Events events) {
        last = last + 1 & Integer.MAX_VALUE;
        Association association = new Association(last, server, security, events);
        all.add(association);
        return association;
    }

    void remove(Association association) {
        association.close();
        all.remove(association);
    }

    int size() {
        return all.size();
    }

    Association get(int index) {
        return all.get(index);
    }

    /** Returns the association of a number, or null. */
    Association find(int number) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).number() == number) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Returns the open association with an address, the youngest if two accounts name the same server; or null. */
    Association at(Object address) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Association association = all.get(i);
            if (association.isOpen() && association.peer().address().equals(address)) {
                return association;
            }
        }
        return null;
    }

    /** Returns the eldest that was not opened yet, or null. */
    Association firstNew() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isNew()) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Returns the peer at an address, and forgets those of whom nothing needs to be known any more. */
    Peer peer(Object address, long now) {
        Peer found = null;
        for (int i = peers.size() - 1; i >= 0; i--) {
            Peer peer = peers.get(i);
            if (peer.address().equals(address)) {
                found = peer;
            } else if (at(peer.address()) == null && peer.received().isEmpty(now)) {
                peers.remove(i);
            }
        }
        if (found == null) {
            found = new Peer(address, new Deduplication(exchangeLifetime));
            peers.add(found);
        }
        return found;
    }

    int peers() {
        return peers.size();
    }
}
