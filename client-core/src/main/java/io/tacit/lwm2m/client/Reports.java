package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.report.Notifications;
import io.tacit.lwm2m.report.Observation;
import io.tacit.lwm2m.report.Observations;
import io.tacit.lwm2m.session.Delivery;
import io.tacit.lwm2m.session.Session;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;

/**
 * What goes out to one server without being asked for: notifications and Sends. {@link Observations} says what is due,
 * {@link Session} what may go out now; here it is decided which of them are Confirmable, and what waits.
 */
final class Reports {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long FIRST_PAUSE = 1000;
    private static final int MOST_DOUBLINGS = 6;

    private final int shortServerId;
    private final NotificationMode mode;
    private final Observations observations;
    private final Notifications notifications;
    private final WallClock wallClock;
    private final Session session;
    private final SendQueue sends;
    private final ClientListener listener;
    private final ServerStatus status;
    private final NonConfirmables nonConfirmables = new NonConfirmables();

    private boolean reachable;
    private long now;

    /** Notifications are being dropped while the server can't be reached. */
    private boolean dropping;

    private long droppedTold;

    /** When something goes on that is due and held back; NEVER if only an event can do that. */
    private long waitsUntil = NEVER;

    private long pausedUntil;
    private int pauses;

    Reports(
            int shortServerId,
            NotificationMode mode,
            Observations observations,
            Notifications notifications,
            WallClock wallClock,
            Session session,
            SendQueue sends,
            ClientListener listener,
            ServerStatus status) {
        this.shortServerId = shortServerId;
        this.mode = mode;
        this.observations = observations;
        this.notifications = notifications;
        this.wallClock = wallClock;
        this.session = session;
        this.sends = sends;
        this.listener = listener;
        this.status = status;
    }

    // ---- What happens ----

    /** The session went on to another state. Observations end with the registration (TS 1.1, section 6.2.3). */
    void state(SessionState to) {
        reachable = to == SessionState.REGISTERED || to == SessionState.UPDATING;
        observations.offline(!reachable);
        if (!session.isRegistered()) {
            observations.cancelAll();
        }
    }

    /** A Non-confirmable notification was reset, or could not be sent. */
    void nonConfirmableEnded(int tag, Outcome outcome, long time) {
        now = time;
        Observation observation = nonConfirmables.find(tag);
        if (observation == null || observation.ended()) {
            return;
        }
        if (outcome == Outcome.RESET) {
            reset(observation);
        } else {
            notifications.notSent(observation, now);
            pause(now);
        }
    }

    /** The network interface fails: trying again at once would only go round in circles. */
    void pause(long time) {
        pausedUntil = time + (FIRST_PAUSE << pauses);
        pauses = pauses < MOST_DOUBLINGS ? pauses + 1 : pauses;
    }

    // ---- What is due ----

    /** Sends what is due and may go out now; stores it while the server can't be reached. */
    void run(long time) {
        now = time;
        waitsUntil = NEVER;
        if (reachable) {
            observations.look(now);
            send();
            holdBack();
        } else {
            notifications.store(now);
        }
        tellDropped();
    }

    /** When to {@link #run} by time alone: what is held back by an event goes on with that event. */
    long wakeAt() {
        long next = observations.nextAt(now);
        return next < waitsUntil ? next : waitsUntil;
    }

    private void send() {
        if (now < pausedUntil) {
            return;
        }
        if (sends.isWaiting() && session.isIdle() && session.mayReport(ActivityKind.SEND, now)) {
            sends.sendNext(now);
        }
        Observation blocked = null;
        Observation next = observations.due(now);
        while (next != null && next != blocked && session.mayReport(ActivityKind.NOTIFICATION, now)) {
            NotificationMode wanted = mode(next);
            if (mustWait(next, wanted)) {
                blocked = blocked == null ? next : blocked;
            } else {
                notify(next, wanted);
                blocked = null;
            }
            next = observations.due(now);
        }
    }

    /** Something may still be due: finds out when it can go on. */
    private void holdBack() {
        boolean due = observations.due(now) != null || (sends.isWaiting() && session.isIdle());
        if (due) {
            long allowed = now < pausedUntil ? pausedUntil : session.mayReportAt(now);
            if (allowed > now && allowed < waitsUntil) {
                waitsUntil = allowed;
            }
        }
    }

    /**
     * Whether a notification asks for an acknowledgement: what the server says of it or in general goes before the
     * client's setting (TS 1.2, section 7.3.2, con; /1/x/26). One that was stored does unless it must not: it is all
     * that is left of its value, and the acknowledgements set the pace after an outage.
     */
    private NotificationMode mode(Observation observation) {
        int said = notifications.confirmable(observation);
        if (said != Notifications.UNSAID) {
            return said == 1 ? NotificationMode.CONFIRMABLE : NotificationMode.NON_CONFIRMABLE;
        }
        return observation.hasStored() && mode == NotificationMode.AUTO ? NotificationMode.CONFIRMABLE : mode;
    }

    private boolean mustWait(Observation observation, NotificationMode wanted) {
        if (observation.hasStored() && session.isUpdateRequired()) {
            // It would only be withdrawn for the Update that goes out next.
            return true;
        }
        if (wanted == NotificationMode.CONFIRMABLE || observation.mustBeConfirmable(now)) {
            return !session.isIdle();
        }
        return wanted == NotificationMode.AUTO && waitsForPromotion(observation);
    }

    /** What could save an Update waits for the message before it, but not beyond its Maximum Period. */
    private boolean waitsForPromotion(Observation observation) {
        long until = session.promotableAt(ActivityKind.NOTIFICATION, observation.pmax(), now);
        until = until < observation.latest() ? until : observation.latest();
        if (until <= now) {
            return false;
        }
        waitsUntil = until < waitsUntil ? until : waitsUntil;
        return true;
    }

    private void notify(Observation observation, NotificationMode wanted) {
        Message notification = notifications.build(observation, wallClock.shift(now), now);
        if (notification == null) {
            return;
        }
        boolean must = wanted == NotificationMode.CONFIRMABLE
                || observation.mustBeConfirmable(now)
                || (session.isIdle() && observation.shouldBeConfirmable(now));
        boolean promoted = !must
                && wanted == NotificationMode.AUTO
                && session.promote(ActivityKind.NOTIFICATION, observation.path(), observation.pmax(), now);
        boolean confirmable = must || promoted;
        notifications.sent(observation, confirmable, now);
        status.notifications++;
        if (confirmable) {
            status.confirmable++;
            session.notifyConfirmable(notification, promoted, new NotificationDelivery(observation), now);
        } else {
            session.notifyNonConfirmable(notification, nonConfirmables.add(observation), now);
        }
        listener.notified(shortServerId, observation.path(), confirmable, now);
    }

    private void reset(Observation observation) {
        if (!observation.ended()) {
            Path path = observation.path();
            notifications.reset(observation);
            session.notificationReset(path, now);
        }
    }

    /** The first that is dropped is news; how many have followed is told when the server can be reached again. */
    private void tellDropped() {
        long count = observations.droppedByStore() - droppedTold;
        if (count > 0 && (reachable || !dropping)) {
            droppedTold += count;
            listener.dropped(shortServerId, count, "notifications can't be stored, or not any longer", now);
        }
        dropping = !reachable && (dropping || count > 0);
    }

    /** Waits for the acknowledgement of a notification. */
    private final class NotificationDelivery implements Delivery {

        private final Observation observation;

        NotificationDelivery(Observation observation) {
            this.observation = observation;
        }

        @Override
        public void ended(Outcome outcome, Message answer, long time) {
            now = time;
            if (outcome == Outcome.ACKNOWLEDGED || outcome == Outcome.PART_ACKNOWLEDGED) {
                notifications.acknowledged(observation);
                pauses = 0;
            } else if (outcome == Outcome.RESET) {
                reset(observation);
            } else if (!observation.ended()) {
                notifications.failed(observation, time);
                if (outcome == Outcome.NOT_SENT) {
                    pause(time);
                }
            }
        }

        @Override
        public void withdrawn(long time) {
            if (!observation.ended()) {
                notifications.interrupted(observation, time);
            }
        }
    }
}
