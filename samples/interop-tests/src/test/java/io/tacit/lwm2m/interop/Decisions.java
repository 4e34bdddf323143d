package io.tacit.lwm2m.interop;

import io.tacit.lwm2m.client.ClientListener;
import io.tacit.lwm2m.refresh.Decision;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts the decisions of a client, and lets a test wait for one. */
final class Decisions extends ClientListener {

    private final Map<Decision.Type, Integer> counts = new EnumMap<>(Decision.Type.class);

    @Override
    public synchronized void decided(int shortServerId, Decision decision) {
        counts.merge(decision.type(), 1, Integer::sum);
        notifyAll();
    }

    synchronized int count(Decision.Type type) {
        return counts.getOrDefault(type, 0);
    }

    /** Waits until there have been so many decisions of a type; returns whether that came true in time. */
    synchronized boolean await(Decision.Type type, int count, long patienceMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (count(type) < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
