package io.tacit.lwm2m.report;

import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The notifications to one server, from when they are due until they have arrived.
 *
 * <p><b>Nothing is lost.</b> While the server can't be reached, notifications fall due as ever, and are stored with
 * their times if it wants that (/1/x/6). A Confirmable one that did not arrive is stored too, unless it still tells the
 * newest. What is stored goes out first, in order. If all that was stored of an observation had to be dropped, that is
 * owed the newest value. If the server wants nothing stored, what did not arrive is owed again with the newest value,
 * and what falls due while it can't be reached is dropped.
 *
 * <p><b>How it is used.</b> For each observation that is {@linkplain Observations#due due}, {@link #build} the message,
 * send it, call {@link #sent}; then, for a Confirmable one, {@link #acknowledged}, {@link #failed} or
 * {@link #interrupted}; for a Non-confirmable one perhaps {@link #notSent}; and for any {@link #reset}. While the
 * server can't be reached, {@link #store}.
 *
 * <p>One thread.
 */
public final class Notifications {

    /** What {@link #confirmable} returns if the server has not said. */
    public static final int UNSAID = Rules.UNSET;

    private final Observations observations;
    private final AttributeStore attributes;
    private final ServerAccount account;
    private final Notify notify;
    private final NotificationStore store;

    /** How many of the stored notifications are in the message that was built last; 0 if that has the newest value. */
    private int builtFromStore;

    /**
     * Makes a server's notifications.
     *
     * @param observations what it observes
     * @param attributes what it has attached
     * @param account says whether notifications are stored (/1/x/6), and whether they are Confirmable (/1/x/26)
     * @param notify makes the messages
     * @param store keeps what can't be delivered
     */
    public Notifications(
            Observations observations,
            AttributeStore attributes,
            ServerAccount account,
            Notify notify,
            NotificationStore store) {
        this.observations = observations;
        this.attributes = attributes;
        this.account = account;
        this.notify = notify;
        this.store = store;
    }

    /**
     * Tells whether the server has said how it wants the notifications of an observation (LwM2M Core TS 1.2.1, section
     * 7.3.2, con; /1/x/26): Confirmable if it said so of any part, else Non-confirmable if it said that of any.
     *
     * @param observation one of that server's
     * @return 1 for Confirmable, 0 for Non-confirmable, or {@link #UNSAID}
     */
    public int confirmable(Observation observation) {
        return observation.con(account.notificationMode());
    }

    /**
     * Makes the next notification of an observation: with what is stored, the oldest first, or else with the newest
     * value. Stored values carry their times if the format has any; where hqmax is in effect as many go into one
     * message as fit.
     *
     * <p>If what is observed is gone, or refused with another code of class 4, it is an error notification, and the
     * observation has ended (RFC 7641 section 4.2). If it can't be read just now (a code of class 5), the observation
     * is tried again after a pause.
     *
     * @param observation as returned by {@link Observations#due}
     * @param shift makes elapsed times those of the message, see {@link Snapshot#encode}
     * @param now elapsed time, milliseconds
     * @return the message with its token and subject; or null if there is nothing to send now
     */
    public Message build(Observation observation, long shift, long now) {
        builtFromStore = 0;
        if (observation.ended()) {
            return null;
        }
        Message message;
        try {
            if (observation.hasStored()) {
                message = stored(observation, shift);
            } else {
                notify.read(observation, account.shortServerId(), now);
                message = notify.newest(observation, account.shortServerId());
            }
        } catch (Refusal refusal) {
            if (refusal.code() >>> 5 == 4) {
                observations.end(observation);
                return finish(Message.error(refusal.code(), refusal.getMessage()), observation);
            }
            observation.pause(now);
            return null;
        } catch (RuntimeException e) {
            observation.pause(now);
            return null;
        }
        return message == null ? null : finish(numbered(message), observation);
    }

    /**
     * Says that the message made by {@link #build} last was handed to the transport.
     *
     * @param observation its observation
     * @param confirmable whether it is Confirmable
     * @param now elapsed time, milliseconds
     */
    public void sent(Observation observation, boolean confirmable, long now) {
        if (observation.ended()) {
            return;
        }
        observation.sent(confirmable, builtFromStore > 0, now);
        if (builtFromStore == 0) {
            notify.told(observation, now);
            if (confirmable && account.notificationStoring()) {
                store.hold(observation, notify.values());
            }
            return;
        }
        observation.stored.sent(builtFromStore);
        if (!confirmable) {
            store.delivered(observation);
        }
    }

    /**
     * Says that a Confirmable notification was acknowledged, wholly or in part.
     *
     * @param observation its observation
     */
    public void acknowledged(Observation observation) {
        observation.acknowledged();
        store.delivered(observation);
    }

    /**
     * Says that a notification was reset: the server does not want it, the observation has ended (RFC 7641 section
     * 3.6).
     *
     * @param observation its observation
     */
    public void reset(Observation observation) {
        observations.end(observation);
    }

    /**
     * Says that a Confirmable notification did not get through: timed out or not sent. It goes out again, after a pause
     * of 2 seconds that doubles with every failure in a row, up to 64.
     *
     * @param observation its observation
     * @param now elapsed time, milliseconds
     */
    public void failed(Observation observation, long now) {
        interrupted(observation, now);
        observation.failed(now);
    }

    /**
     * Says that the client itself stopped repeating a Confirmable notification, to send something more urgent first. It
     * goes out again at once: as it was if there is something newer, and with the newest value if not.
     *
     * @param observation its observation
     * @param now elapsed time, milliseconds
     */
    public void interrupted(Observation observation, long now) {
        boolean wasStored = observation.isStoredOnItsWay();
        observation.interrupted();
        if (observation.ended()) {
            return;
        }
        if (wasStored) {
            store.undelivered(observation);
        } else if (account.notificationStoring() && observation.hasNews(now)) {
            store.release(observation);
            trim(observation, observation.hqmax());
        } else {
            store.delivered(observation);
            observations.owe(observation);
        }
    }

    /**
     * Says that a Non-confirmable notification was not sent. The newest value is owed, after a pause as for
     * {@link #failed}.
     *
     * @param observation its observation
     * @param now elapsed time, milliseconds
     */
    public void notSent(Observation observation, long now) {
        if (!observation.outstanding()) {
            observations.owe(observation);
            observation.failed(now);
        }
    }

    /**
     * Stores what falls due while the server can't be reached, if it wants that; looks at the values first.
     *
     * @param now elapsed time, milliseconds
     */
    public void store(long now) {
        if (!observations.areWanted()) {
            return;
        }
        observations.look(now);
        for (int i = 0; i < observations.size(); i++) {
            if (now >= observations.get(i).dueAt()) {
                store(observations.get(i), now);
            }
        }
    }

    private void store(Observation observation, long now) {
        boolean kept = false;
        try {
            notify.read(observation, account.shortServerId(), now);
            kept = keep(observation);
        } catch (Refusal refusal) {
            if (refusal.code() >>> 5 != 4) {
                observation.pause(now);
                return;
            }
            // It is gone: that is told when the server can be reached.
        } catch (RuntimeException e) {
            observation.pause(now);
            return;
        }
        if (kept) {
            notify.told(observation, now);
        } else {
            observation.missed(now);
        }
    }

    /** Stores what was read last, as far as hqmax lets it; tells whether it is in the store. */
    private boolean keep(Observation observation) {
        int most = observation.hqmax();
        if (most == 0) {
            observations.droppedByStore++;
            return false;
        }
        trim(observation, most - 1);
        return store.add(observation, notify.values());
    }

    private void trim(Observation observation, int most) {
        while (most >= 0 && observation.hasStored() && observation.stored.size() > most) {
            store.dropOldest(observation);
        }
    }

    private Message stored(Observation observation, long shift) {
        boolean limited = observation.hqmax() != Rules.UNSET;
        AttributeStore filter = limited && observation.own == null ? attributes : null;
        int count = limited && Notify.hasTimes(observation.contentFormat()) ? observation.stored.size() : 1;
        while (count > 0) {
            try {
                Message message = notify.stored(observation, count, filter, account.shortServerId(), shift);
                builtFromStore = count;
                return message;
            } catch (Refusal refusal) {
                count /= 2;
            }
        }
        // Not even one can be sent: the server may not read it any more, or its hqmax was changed since.
        store.dropOldest(observation);
        return null;
    }

    private Message numbered(Message message) {
        return message.add(Option.OBSERVE, (long) observations.nextSequence());
    }

    private static Message finish(Message message, Observation observation) {
        return message.token(observation.token).subject(observation.path());
    }
}
