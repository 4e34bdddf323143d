package io.tacit.lwm2m.simulation;

import java.util.PriorityQueue;

/**
 * Virtual time: runs events in order of their times, and those of the same time in the order in which they were added.
 */
final class SimClock {

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long added;

    /** Returns the virtual time in milliseconds, 0 at the start. */
    long now() {
        return now;
    }

    /** Has something done at a time; at once, after all that is due now, if the time has passed. */
    void at(long time, Runnable action) {
        events.add(new Event(Math.max(time, now), added++, action));
    }

    /** Makes an alarm that can be set again and again; only its latest time counts. */
    Alarm alarm(Runnable action) {
        return new Alarm(action);
    }

    /** Runs everything up to a time, inclusive. */
    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().time <= end) {
            Event event = events.poll();
            now = event.time;
            event.action.run();
        }
        now = Math.max(now, end);
    }

    private record Event(long time, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    final class Alarm {
        private final Runnable action;
        /** When the alarm shall ring; MAX_VALUE for never. */
        private long due = Long.MAX_VALUE;
        /**
         * The earliest event in the queue for this alarm: it looks whether the time has come, and queues itself again
         * if not.
         */
        private long queued = Long.MAX_VALUE;

        private Alarm(Runnable action) {
            this.action = action;
        }

        void set(long time) {
            due = time;
            if (due < queued) {
                queue();
            }
        }

        private void queue() {
            long time = Math.max(due, now);
            queued = time;
            at(time, () -> ring(time));
        }

        private void ring(long time) {
            if (time != queued) {
                return; // An earlier event was queued after this one.
            }
            queued = Long.MAX_VALUE;
            if (due <= now) {
                due = Long.MAX_VALUE;
                action.run();
            } else if (due != Long.MAX_VALUE) {
                queue();
            }
        }
    }
}
