package io.tacit.lwm2m.report;

import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;

/**
 * What one server observes, and the notifications that it is owed (LwM2M Core TS 1.1, sections 5.1.2 and 6.4; RFC
 * 7641).
 *
 * <p><b>When.</b> A change is worth a notification if no conditions (gt, lt, st) are in effect, or if one of them is
 * met. They compare with the value that the server was last told: gt and lt are crossed in either direction, st is the
 * distance. pmin holds a notification back; the newest value counts when it is over. pmax sends one without a change.
 * The conditions are about a path that is one number; elsewhere every change counts.
 *
 * <p><b>Nothing is lost.</b> A notification that did not arrive is owed again, with the newest value. While a
 * Confirmable one is on its way, changes wait for its end.
 *
 * <p><b>How it is used.</b> {@link #changed} on every change; at {@link #wakeAt} ask {@link #due} until it returns
 * null; for each observation {@link #build} the message, send it, call {@link #sent}; then, for a Confirmable one,
 * {@link #acknowledged}, {@link #failed} or {@link #interrupted}, and for any {@link #reset} or {@link #failed}.
 *
 * <p>One thread. A change costs a comparison for each observation, and allocates nothing.
 */
public final class Observations {

    private static final long FIRST_PAUSE = 2_000;
    private static final int MOST_DOUBLINGS = 5;
    private static final int SEQUENCE_MASK = 0xFFFFFF;

    private final ObjectTree tree;
    private final AttributeStore attributes;
    private final ServerAccount account;
    private final Formats formats;
    private final Output output;
    private final int limit;

    private final ArrayList<Observation> observations = new ArrayList<Observation>();
    private final Attributes effective = new Attributes();
    private final NumberProbe probe = new NumberProbe();
    private int revision;
    /** The Observe option of the last message, 24 bits. */
    int sequence;

    private int turn;
    private boolean offline;
    private long dropped;

    /**
     * Makes a server's observations: none yet.
     *
     * @param tree what is observed
     * @param attributes what that server has attached
     * @param account says whether notifications are stored while the server can't be reached (/1/x/6)
     * @param formats the data formats
     * @param maxObservations how many there may be, 0 or more
     * @param maxBytes how large the payload of a notification may be, 1 or more
     * @throws IllegalArgumentException if a limit is out of range
     */
    public Observations(
            ObjectTree tree,
            AttributeStore attributes,
            ServerAccount account,
            Formats formats,
            int maxObservations,
            int maxBytes) {
        if (maxObservations < 0 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "limits are 0 or more observations of 1 or more bytes: " + maxObservations + ", " + maxBytes);
        }
        this.tree = tree;
        this.attributes = attributes;
        this.account = account;
        this.formats = formats;
        this.limit = maxObservations;
        this.output = new Output(maxBytes);
        this.revision = attributes.revision();
    }

    /**
     * Begins an observation, once the request was answered as a Read. The same token, or the same path in the same
     * format, takes the place of an older one. Over the limit, or if the answer is not 2.05 in a format that
     * notifications can have, nothing is observed, and the answer stays that of a Read (RFC 7641 section 4.1).
     *
     * @param request a GET with an Observe option of 0
     * @param answer the answer that Read gave, with its path as {@link Message#subject}
     * @param now elapsed time, milliseconds
     * @return the answer to send: with an Observe option if the observation has begun
     */
    public Message observe(Message request, Message answer, long now) {
        cancel(request.token());
        Path path = answer.subject();
        int format = (int) answer.uint(Option.CONTENT_FORMAT);
        if (answer.code() != Code.CONTENT || path == null || path.depth() == 0 || formats.encoder(format) == null) {
            return answer;
        }
        for (int i = observations.size() - 1; i >= 0; i--) {
            if (observations.get(i).path.equals(path) && observations.get(i).contentFormat == format) {
                end(observations.get(i));
            }
        }
        if (observations.size() >= limit) {
            return answer;
        }
        Observation observation = new Observation(request.token(), path, format, now);
        attributes.effective(path, effective);
        observation.rules.set(effective);
        observation.knowsNumber = probe(observation);
        observation.known = probe.number();
        observations.add(observation);
        return answer.add(Option.OBSERVE, (long) nextSequence());
    }

    /**
     * Ends the observation of a token: for a GET with an Observe option of 1, which is answered as a Read (RFC 7641
     * section 3.6).
     *
     * @param token the token of the request
     * @return whether there was one
     */
    public boolean cancel(byte[] token) {
        Observation observation = find(token);
        if (observation == null) {
            return false;
        }
        end(observation);
        return true;
    }

    /** Ends all observations: on de-registration, and when a new registration begins. */
    public void cancelAll() {
        while (observations.size() > 0) {
            end(observations.get(observations.size() - 1));
        }
    }

    /** Returns how many observations there are. */
    public int size() {
        return observations.size();
    }

    /**
     * Returns an observation by its place.
     *
     * @param index 0 to {@link #size()} − 1; the order means nothing
     * @return the observation
     */
    public Observation get(int index) {
        return observations.get(index);
    }

    /**
     * Finds an observation.
     *
     * @param token the token of the observation
     * @return the observation, or null if there is none
     */
    public Observation find(byte[] token) {
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).hasToken(token)) {
                return observations.get(i);
            }
        }
        return null;
    }

    /**
     * Says that something changed. Cheap; allocates nothing.
     *
     * @param objectId the Object
     * @param instanceId the Object Instance, or {@link Path#NONE} for all, those that came and went too
     * @param resourceId the Resource, or {@link Path#NONE} for all
     */
    public void changed(int objectId, int instanceId, int resourceId) {
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            if (observation.sees(objectId, instanceId, resourceId)) {
                if (offline && !account.notificationStoring()) {
                    dropped++;
                } else {
                    observation.changed = true;
                    observation.unchecked = true;
                }
            }
        }
    }

    /**
     * Says that the server can't be reached, or can again. What changes meanwhile is kept, the newest value of each
     * observation, or dropped if Notification Storing (/1/x/6) is false.
     *
     * @param isOffline whether the client is offline or the server disabled
     */
    public void offline(boolean isOffline) {
        offline = isOffline;
        if (offline && !account.notificationStoring()) {
            for (int i = 0; i < observations.size(); i++) {
                drop(observations.get(i));
            }
        }
    }

    /** Returns how many changes were dropped because the server was out of reach and wants none stored. */
    public long dropped() {
        return dropped;
    }

    /** Returns when {@link #due} should be asked next, in milliseconds of elapsed time; Long.MAX_VALUE for never. */
    public long wakeAt() {
        if (offline) {
            return Long.MAX_VALUE;
        }
        refreshRules();
        long at = Long.MAX_VALUE;
        for (int i = 0; i < observations.size(); i++) {
            long one = observations.get(i).dueAt();
            at = one < at ? one : at;
        }
        return at;
    }

    /**
     * Finds an observation whose notification should go out. Repeated calls go round all of them, so none is passed
     * over for long.
     *
     * @param now elapsed time, milliseconds
     * @return the observation, or null if nothing is due
     */
    public Observation due(long now) {
        if (offline) {
            return null;
        }
        refreshRules();
        int count = observations.size();
        for (int i = 0; i < count; i++) {
            int at = (turn + i) % count;
            if (isDue(observations.get(at), now)) {
                turn = at + 1;
                return observations.get(at);
            }
        }
        return null;
    }

    /**
     * Makes the notification of an observation with the newest value. If what is observed is gone, or refused with
     * another code of class 4, that is an error notification, and the observation has ended (RFC 7641 section 4.2). If
     * it can't be read just now (a code of class 5), the observation is tried again after a pause.
     *
     * @param observation as returned by {@link #due}
     * @param now elapsed time, milliseconds
     * @return the message with its token and subject; or null if there is nothing to send now
     */
    public Message build(Observation observation, long now) {
        if (observation.ended) {
            return null;
        }
        try {
            Encoder encoder = formats.encoder(observation.contentFormat);
            output.clear();
            encoder.begin(observation.path, output);
            tree.read(observation.path, encoder);
            encoder.end();
            observation.builtHasNumber = probe(observation);
            observation.built = probe.number();
            Message message = new Message(Code.CONTENT)
                    .add(Option.OBSERVE, (long) nextSequence())
                    .add(Option.CONTENT_FORMAT, (long) observation.contentFormat)
                    .payload(output.toByteArray())
                    .body(output.toBody());
            return finish(message, observation);
        } catch (Refusal refusal) {
            if (refusal.code() >>> 5 == 4) {
                end(observation);
                return finish(Message.error(refusal.code(), refusal.getMessage()), observation);
            }
            pause(observation, now);
            return null;
        } catch (RuntimeException e) {
            pause(observation, now);
            return null;
        } finally {
            output.clear();
        }
    }

    /**
     * Says that the message made by {@link #build} was handed to the transport.
     *
     * @param observation its observation
     * @param confirmable whether it is Confirmable
     * @param now elapsed time, milliseconds
     */
    public void sent(Observation observation, boolean confirmable, long now) {
        observation.changed = false;
        observation.unchecked = false;
        observation.owed = false;
        observation.knowsNumber = observation.builtHasNumber;
        observation.known = observation.built;
        observation.gap = now - observation.notifiedAt;
        observation.notifiedAt = now;
        observation.outstanding = confirmable;
        if (!observation.failed) {
            observation.failures = 0;
        }
        observation.failed = false;
        if (confirmable) {
            observation.confirmableSentAt = now;
        }
    }

    /**
     * Says that a Confirmable notification was acknowledged, wholly or in part.
     *
     * @param observation its observation
     */
    public void acknowledged(Observation observation) {
        observation.outstanding = false;
        observation.confirmedAt = observation.confirmableSentAt;
        observation.failures = 0;
        observation.notBefore = Long.MIN_VALUE;
    }

    /**
     * Says that a notification was reset: the server does not want it, the observation has ended (RFC 7641 section
     * 3.6).
     *
     * @param observation its observation
     */
    public void reset(Observation observation) {
        end(observation);
    }

    /**
     * Says that a notification did not get through: timed out or not sent. It is owed again, after a pause of 2 seconds
     * that doubles with every failure in a row, up to 64.
     *
     * @param observation its observation
     * @param now elapsed time, milliseconds
     */
    public void failed(Observation observation, long now) {
        interrupted(observation);
        observation.failed = true;
        pause(observation, now);
    }

    /**
     * Says that the client itself stopped repeating a Confirmable notification, to send something more urgent first. It
     * is owed again at once.
     *
     * @param observation its observation
     */
    public void interrupted(Observation observation) {
        observation.outstanding = false;
        observation.changed = true;
        observation.owed = true;
        // The server may not know the value that conditions are compared with.
        observation.knowsNumber = false;
        if (offline && !account.notificationStoring()) {
            drop(observation);
        }
    }

    /**
     * Returns the Maximum Period in effect for an observation.
     *
     * @param observation one of these
     * @return milliseconds, or Long.MAX_VALUE if there is none
     */
    public long pmaxMillis(Observation observation) {
        refreshRules();
        return observation.rules.pmaxMillis();
    }

    private boolean isDue(Observation observation, long now) {
        if (now < observation.dueAt()) {
            return false;
        }
        if (observation.owed || observation.periodOver(now)) {
            return true;
        }
        // Only now is the value read: pmin is over, and what counts is the newest.
        observation.unchecked = false;
        observation.owed = isWorthTelling(observation);
        return observation.owed;
    }

    private boolean isWorthTelling(Observation observation) {
        if (!observation.rules.hasConditions() || !observation.knowsNumber || !probe(observation)) {
            return true;
        }
        return observation.rules.met(observation.known, probe.number());
    }

    /**
     * Reads the value if conditions can apply to it. A value that can't be read is no number: {@link #build} finds out
     * why.
     */
    private boolean probe(Observation observation) {
        probe.clear();
        if (observation.path.depth() < 3) {
            return false;
        }
        try {
            tree.read(observation.path, probe);
        } catch (RuntimeException e) {
            return false;
        }
        return probe.hasNumber();
    }

    /** Write-Attributes takes effect at once: what was not worth telling before is looked at again. */
    private void refreshRules() {
        if (attributes.revision() == revision) {
            return;
        }
        revision = attributes.revision();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            attributes.effective(observation.path, effective);
            observation.rules.set(effective);
            observation.unchecked = observation.changed;
        }
    }

    private void pause(Observation observation, long now) {
        observation.notBefore = now + (FIRST_PAUSE << observation.failures);
        if (observation.failures < MOST_DOUBLINGS) {
            observation.failures++;
        }
    }

    private void drop(Observation observation) {
        if (observation.owed || observation.unchecked) {
            dropped++;
        }
        observation.owed = false;
        observation.unchecked = false;
        observation.changed = false;
    }

    private void end(Observation observation) {
        observation.ended = true;
        observation.outstanding = false;
        observations.remove(observation);
    }

    /**
     * Ascends over all observations of the server, so that a new one under an old token goes on where that ended
     * (section 4.4).
     */
    private int nextSequence() {
        sequence = sequence + 1 & SEQUENCE_MASK;
        return sequence;
    }

    private static Message finish(Message message, Observation observation) {
        return message.token(observation.token).subject(observation.path);
    }
}
