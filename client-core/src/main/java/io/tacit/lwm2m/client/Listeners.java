package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.session.SessionState;
import java.util.ArrayList;

/** Passes everything on to several listeners, in the order in which they were added. */
final class Listeners extends ClientListener {

    private final ArrayList<ClientListener> all = new ArrayList<ClientListener>();

    void add(ClientListener listener) {
        all.add(listener);
    }

    @Override
    public void state(int shortServerId, SessionState from, SessionState to, String why, long now) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).state(shortServerId, from, to, why, now);
        }
    }

    @Override
    public void decided(int shortServerId, Decision decision) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).decided(shortServerId, decision);
        }
    }

    @Override
    public void updated(int shortServerId, long now) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).updated(shortServerId, now);
        }
    }

    @Override
    public void notified(int shortServerId, Path path, boolean confirmable, long now) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).notified(shortServerId, path, confirmable, now);
        }
    }

    @Override
    public void answered(int shortServerId, int method, Path path, int code, long now) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).answered(shortServerId, method, path, code, now);
        }
    }

    @Override
    public void dropped(int shortServerId, long count, String why, long now) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).dropped(shortServerId, count, why, now);
        }
    }

    @Override
    public void failed(Path path, RuntimeException failure) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).failed(path, failure);
        }
    }
}
