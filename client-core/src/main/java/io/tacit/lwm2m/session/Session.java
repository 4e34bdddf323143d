package io.tacit.lwm2m.session;

import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Doubt;
import io.tacit.lwm2m.refresh.RefreshScheduler;
import io.tacit.lwm2m.refresh.UpdateReason;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/**
 * The session with one server, as a state machine.
 *
 * <pre>
 * IDLE ─start─► CONNECTING ─opened─► REGISTERING ─2.01─► REGISTERED ◄─2.04─ UPDATING
 *                   ▲                     ▲  │               │  ▲  └─Update due─►│
 *                   └───── WAITING ◄──────┼──┴─failed────────┼──┼────────failed──┤
 *                                         └──────4.04────────┼──┼────────────────┘
 *                              DISABLED ◄─2.02─ DEREGISTERING ◄─ Disable, stop
 *                                  └─timeout─► CONNECTING   └─2.02─► ENDED
 * </pre>
 *
 * <p>At most one Confirmable message is outstanding (NSTART is 1, RFC 7252 section 4.7). A Register, Update or
 * De-register does not wait for another message: that one's repetition is stopped, and its {@link Delivery} told.
 *
 * <p>Times are elapsed milliseconds. One thread.
 */
public final class Session {

    /** Tags from here on are free for Non-confirmable messages, whose outcome the session does not handle. */
    public static final int FREE_TAGS = 0x40000000;

    private static final long NEVER = Long.MAX_VALUE;

    private final SessionSettings settings;
    private final ServerAccount account;
    private final Registration registration;
    private final RefreshScheduler scheduler;
    private final Transport transport;
    private final Transport.Events events;
    private final SessionListener listener;
    private final Retry retry;
    private final Random random;
    private final Throttle throttle = new Throttle();

    private SessionState state = SessionState.IDLE;
    private int association = Transport.NONE;
    private boolean open;
    private long nextAttempt = NEVER;
    private long lastTraffic;
    private long connectingSince;
    private boolean stopping;

    /**
     * The one outstanding Confirmable message; kind and delivery are null for Register, Update, De-register and
     * control.
     */
    private int tag = Transport.NONE;

    private int nextTag;
    private ActivityKind kind;
    private Object subject;
    private boolean promoted;
    private Delivery delivery;
    private boolean controlOutstanding;

    /**
     * Makes a session; {@link #start} sets it going.
     *
     * @param settings what does not change
     * @param account what servers can change: lifetime, binding, retry
     * @param links the list of Objects
     * @param scheduler decides when to send an Update
     * @param transport carries the messages
     * @param events hears of the session's association; passes on what is not a request
     * @param listener hears the steps
     * @param random spreads retries, and makes up locations that do not exist
     */
    public Session(
            SessionSettings settings,
            ServerAccount account,
            ObjectLinks links,
            RefreshScheduler scheduler,
            Transport transport,
            Transport.Events events,
            SessionListener listener,
            Random random) {
        this.settings = settings;
        this.account = account;
        this.registration = new Registration(settings.endpoint, settings.version, settings.queueMode, account, links);
        this.scheduler = scheduler;
        this.transport = transport;
        this.events = events;
        this.listener = listener;
        this.retry = new Retry(account, random);
        this.random = random;
    }

    // ---- What the owner wants ----

    /**
     * Starts: opens the association, then registers.
     *
     * @param now elapsed time
     */
    public void start(long now) {
        if (state == SessionState.IDLE) {
            connect(null, now);
        }
    }

    /**
     * Stops for good: de-registers if registered; while a Register is on its way, as soon as that is answered.
     *
     * @param now elapsed time
     */
    public void stop(long now) {
        stopping = true;
        leave("stopped", now);
    }

    /**
     * Ends at once, whatever is under way.
     *
     * @param now elapsed time
     */
    public void abandon(long now) {
        if (state != SessionState.ENDED) {
            stopping = true;
            withdraw(now);
            left(now);
        }
    }

    /**
     * The server disabled the client (/1/x/4): de-registers, and registers again after the Disable Timeout (/1/x/5).
     *
     * @param now elapsed time
     */
    public void disable(long now) {
        if (state != SessionState.ENDED && state != SessionState.DISABLED) {
            leave("disabled by the server for " + account.disableTimeout() + " s", now);
        }
    }

    /**
     * An Update is owed, whatever the timer says; not if the server has been told already.
     *
     * @param reason why
     * @param now elapsed time
     */
    public void require(UpdateReason reason, long now) {
        switch (reason) {
            case LIFETIME_CHANGED:
                lifetimeChanged(now);
                break;
            case BINDING_CHANGED:
                requireIf(registration.bindingChanged(), reason);
                break;
            case OBJECTS_CHANGED:
                requireIf(registration.exists() && registration.linksChanged(), reason);
                break;
            default:
                scheduler.require(reason);
        }
    }

    private void requireIf(boolean changed, UpdateReason reason) {
        if (changed) {
            scheduler.require(reason);
        }
    }

    /**
     * Does what is due.
     *
     * @param now elapsed time
     */
    public void handle(long now) {
        switch (state) {
            case WAITING:
            case DISABLED:
                if (now >= nextAttempt) {
                    nextAttempt = NEVER;
                    attempt(now);
                }
                break;
            case REGISTERED:
                UpdateReason reason = scheduler.decide(now);
                if (reason != null) {
                    update(reason, now);
                } else if (isIdle() && scheduler.isControlDue(now)) {
                    control(now);
                }
                break;
            default:
                break;
        }
    }

    /** Returns when {@link #handle} wants to be called next; Long.MAX_VALUE for never. */
    public long wakeAt() {
        switch (state) {
            case WAITING:
            case DISABLED:
                return nextAttempt;
            case REGISTERED:
                return scheduler.wakeAt();
            default:
                return NEVER;
        }
    }

    /** Returns the state. */
    public SessionState state() {
        return state;
    }

    /** Returns the association, or {@link Transport#NONE}. */
    public int association() {
        return association;
    }

    /** Returns whether the server knows the client, as far as the client knows. */
    public boolean isRegistered() {
        return registration.exists();
    }

    // ---- What goes out besides Register, Update and De-register ----

    /**
     * Tells whether a notification or Send can go out now: if the client is registered, no Update is on its way, and
     * the client is awake. A client in queue mode that wakes to send sends an Update first, unless the server takes the
     * message for a sign of being awake: then this says no, and yes when the Update is answered.
     *
     * @param activity what is to be sent
     * @param now elapsed time
     * @return whether it may be sent now
     */
    public boolean mayReport(ActivityKind activity, long now) {
        if (state != SessionState.REGISTERED || !throttle.allows(now)) {
            return false;
        }
        boolean asleep = settings.queueMode && now - lastTraffic > settings.awakeMillis;
        if (asleep && !settings.flushedBy(activity)) {
            scheduler.require(UpdateReason.WAKING);
            return false;
        }
        return true;
    }

    /**
     * Returns when {@link #mayReport} can turn from no to yes by time alone.
     *
     * @param now elapsed time
     * @return elapsed time; Long.MAX_VALUE if only an event can do that
     */
    public long mayReportAt(long now) {
        return state == SessionState.REGISTERED ? throttle.nextAt(now) : NEVER;
    }

    /** Returns whether no Confirmable message is outstanding, so that one can be sent. */
    public boolean isIdle() {
        return tag == Transport.NONE;
    }

    /** Returns whether an Update goes out next whatever the timer says. */
    public boolean isUpdateRequired() {
        return state == SessionState.REGISTERED && scheduler.isRequired();
    }

    /** Returns whether a Register, Update or De-register waits for its answer: nothing else may take its place. */
    public boolean isRegistrationPending() {
        return tag != Transport.NONE && kind == null;
    }

    /**
     * Decides whether a message that needs no acknowledgement is to ask for one, since that saves an Update.
     *
     * @param activity what kind of message
     * @param about what it is about, for the log
     * @param maximumPeriod how long the next such message can be away at most, in milliseconds; Long.MAX_VALUE if
     *     unknown
     * @param now elapsed time
     * @return whether to send it Confirmable
     */
    public boolean promote(ActivityKind activity, Object about, long maximumPeriod, long now) {
        return state == SessionState.REGISTERED && isIdle() && scheduler.promote(activity, about, maximumPeriod, now);
    }

    /**
     * Tells until when a message should wait for the outstanding one to end, so that {@link #promote} can decide on it.
     *
     * @param activity what kind of message
     * @param maximumPeriod as for {@link #promote}
     * @param now elapsed time
     * @return elapsed time; in the past if the message need not wait
     */
    public long promotableAt(ActivityKind activity, long maximumPeriod, long now) {
        return scheduler.promotableAt(activity, maximumPeriod, now);
    }

    /**
     * Sends a Confirmable notification. Only if {@link #isIdle}.
     *
     * @param notification the message
     * @param isPromoted whether {@link #promote} said so
     * @param newDelivery hears what became of it
     * @param now elapsed time
     */
    public void notifyConfirmable(Message notification, boolean isPromoted, Delivery newDelivery, long now) {
        outstanding(ActivityKind.NOTIFICATION, notification.subject(), isPromoted, newDelivery, now);
        transport.notify(association, notification, true, tag);
    }

    /**
     * Sends a Non-confirmable notification.
     *
     * @param notification the message
     * @param freeTag from {@link #FREE_TAGS} on; names the message if it is reset
     * @param now elapsed time
     */
    public void notifyNonConfirmable(Message notification, int freeTag, long now) {
        throttle.used(now);
        lastTraffic = now;
        scheduler.sent(ActivityKind.NOTIFICATION, notification.subject(), now);
        transport.notify(association, notification, false, freeTag);
    }

    /**
     * Sends a Send. Only if {@link #isIdle}.
     *
     * @param request the message
     * @param newDelivery hears what became of it
     * @param now elapsed time
     */
    public void send(Message request, Delivery newDelivery, long now) {
        outstanding(ActivityKind.SEND, request.subject(), false, newDelivery, now);
        transport.request(association, request, tag);
    }

    /**
     * Answers a request without asking for an acknowledgement.
     *
     * @param exchange the request
     * @param response the answer
     * @param now elapsed time
     */
    public void respond(int exchange, Message response, long now) {
        lastTraffic = now;
        scheduler.sent(ActivityKind.RESPONSE, response.subject(), now);
        transport.respond(exchange, response, false, Transport.NONE);
    }

    /**
     * Answers a request by a Confirmable message. If another one is outstanding, it is withdrawn; so not while
     * {@link #isRegistrationPending}.
     *
     * @param exchange the request
     * @param response the answer
     * @param isPromoted whether {@link #promote} said so
     * @param newDelivery hears what became of it
     * @param now elapsed time
     */
    public void respondConfirmable(int exchange, Message response, boolean isPromoted, Delivery newDelivery, long now) {
        withdraw(now);
        outstanding(ActivityKind.RESPONSE, response.subject(), isPromoted, newDelivery, now);
        transport.respond(exchange, response, true, tag);
    }

    /**
     * Takes note that something came from the server: a client in queue mode stays awake.
     *
     * @param now elapsed time
     */
    public void heard(long now) {
        lastTraffic = now;
    }

    /**
     * A notification of an observation that nobody had cancelled was reset, be it Confirmable or not.
     *
     * @param about what was observed
     * @param now elapsed time
     */
    public void notificationReset(Object about, long now) {
        scheduler.doubt(ActivityKind.NOTIFICATION, Doubt.RESET, about, now);
    }

    // ---- What the transport tells ----

    /**
     * The association is usable, or was renewed.
     *
     * @param how what was needed
     * @param now elapsed time
     */
    public void opened(Transport.Opening how, long now) {
        boolean first = !open;
        open = true;
        if (how == Transport.Opening.HANDSHAKE) {
            scheduler.handshake(first ? now - connectingSince : 0);
        }
        if (state == SessionState.CONNECTING) {
            if (registration.exists() && now < scheduler.expiresAt()) {
                // The registration outlives the connection, but the server has to learn the new one (TS 1.1, section
                // 6.4).
                scheduler.require(UpdateReason.NEW_CONNECTION);
                become(SessionState.REGISTERED, "connected again", now);
            } else {
                register(null, now);
            }
        } else if (!first && registration.exists()) {
            scheduler.require(UpdateReason.NEW_CONNECTION);
        }
    }

    /**
     * The association ended by itself.
     *
     * @param cause why
     * @param now elapsed time
     */
    public void closed(Transport.Cause cause, long now) {
        association = Transport.NONE;
        open = false;
        forget(now);
        if (stopping || state == SessionState.DEREGISTERING) {
            left(now);
        } else if (state != SessionState.DISABLED && state != SessionState.ENDED) {
            failed(text(cause), NEVER, now);
        }
    }

    /**
     * What became of a message of this session.
     *
     * @param endedTag its tag
     * @param outcome how it ended
     * @param answer the answer if ANSWERED, else null
     * @param firstSent when it was first transmitted
     * @param transmissions how often it was transmitted
     * @param now elapsed time
     */
    public void outcome(int endedTag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        if (endedTag != tag) {
            return;
        }
        tag = Transport.NONE;
        boolean heard = outcome != Outcome.TIMED_OUT && outcome != Outcome.NOT_SENT;
        if (heard) {
            lastTraffic = now;
        }
        if (outcome != Outcome.PART_ACKNOWLEDGED) {
            // That one comes when nobody has fetched on for a while: it tells nothing of the round trip.
            scheduler.exchange(transmissions, heard, now - firstSent);
        }
        if (kind == null) {
            answered(outcome, answer, firstSent, transmissions, now);
        } else {
            trafficEnded(outcome, answer, firstSent, transmissions, now);
        }
    }

    // ---- Register, Update, De-register ----

    private void connect(String why, long now) {
        become(SessionState.CONNECTING, why, now);
        connectingSince = now;
        association = transport.open(settings.uri, settings.security, events);
    }

    /** Tries again: an Update while the registration may still be alive, else a Register. */
    private void attempt(long now) {
        if (!open) {
            connect(null, now);
        } else if (registration.exists() && now < scheduler.expiresAt()) {
            UpdateReason reason = scheduler.decide(now);
            update(reason == null ? UpdateReason.APPLICATION : reason, now);
        } else {
            register(null, now);
        }
    }

    private void register(String why, long now) {
        registration.ended();
        scheduler.ended();
        become(SessionState.REGISTERING, why, now);
        sendFirst(registration.register(), now);
    }

    private void update(UpdateReason reason, long now) {
        become(SessionState.UPDATING, reason.toString(), now);
        sendFirst(registration.update(), now);
        scheduler.updateSent(reason, now);
    }

    private void leave(String why, long now) {
        if (state == SessionState.DEREGISTERING || state == SessionState.ENDED) {
            return;
        }
        if (stopping && state == SessionState.REGISTERING) {
            // The server may have registered the client by now, and only the answer tells where.
            return;
        }
        if (!open || !registration.exists()) {
            withdraw(now);
            left(now);
            return;
        }
        become(SessionState.DEREGISTERING, why, now);
        sendFirst(registration.deregister(), now);
    }

    /** De-registered, or as good as. */
    private void left(long now) {
        registration.ended();
        scheduler.ended();
        nextAttempt = NEVER;
        if (stopping) {
            if (association != Transport.NONE) {
                transport.close(association);
                association = Transport.NONE;
                open = false;
            }
            become(SessionState.ENDED, null, now);
        } else {
            nextAttempt = now + account.disableTimeout() * 1000;
            become(SessionState.DISABLED, null, now);
        }
    }

    /** Sends a Register, Update or De-register: it goes before everything else. */
    private void sendFirst(Message request, long now) {
        withdraw(now);
        throttle.used(now);
        lastTraffic = now;
        kind = null;
        tag = takeTag();
        transport.request(association, request, tag);
    }

    /**
     * Sends an Update of a registration that does not exist: what the server answers to that shows whether its answers
     * say anything. No repetition is worth an Update's delay: one goes first, as before any other message.
     */
    private void control(long now) {
        scheduler.controlSent(now);
        sendFirst(registration.control(random.nextInt()), now);
        controlOutstanding = true;
    }

    private void answered(Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        int code = outcome == Outcome.ANSWERED ? answer.code() : Code.EMPTY;
        if (controlOutstanding) {
            controlOutstanding = false;
            scheduler.updateDatagrams(transmissions, outcome == Outcome.ANSWERED);
            scheduler.controlAnswered(code == Code.NOT_FOUND, code == Code.CHANGED, now);
            return;
        }
        switch (state) {
            case REGISTERING:
                if (code == Code.CREATED && registration.registered(answer)) {
                    registered(firstSent, now);
                } else if (stopping) {
                    left(now);
                } else {
                    failed("Register " + text(outcome, code), NEVER, now);
                }
                break;
            case UPDATING:
                scheduler.updateDatagrams(transmissions, outcome == Outcome.ANSWERED);
                updateAnswered(outcome, code, firstSent, now);
                break;
            case DEREGISTERING:
                left(now);
                break;
            default:
                break;
        }
    }

    private void registered(long firstSent, long now) {
        retry.succeeded();
        scheduler.registered(firstSent, registration.toldLifetime() * 1000, now);
        become(SessionState.REGISTERED, null, now);
        listener.registered(now);
        if (stopping) {
            leave("stopped", now);
        } else {
            changedMeanwhile(now);
        }
    }

    private void updateAnswered(Outcome outcome, int code, long firstSent, long now) {
        if (code == Code.CHANGED) {
            retry.succeeded();
            registration.answered();
            scheduler.updated(firstSent, registration.toldLifetime() * 1000, now);
            become(SessionState.REGISTERED, null, now);
            listener.updated(now);
            changedMeanwhile(now);
        } else if (code == Code.NOT_FOUND) {
            scheduler.absent(now);
            register("the server has forgotten this client", now);
        } else {
            scheduler.updateFailed(now);
            if (code >>> 5 == 4) {
                // The server does not accept an Update for this registration: only a Register can help (TS 1.1, section
                // 6.2.2).
                registration.ended();
                scheduler.ended();
            }
            failed("Update " + text(outcome, code), latestAttempt(outcome, firstSent), now);
        }
    }

    /** What was changed while a Register or Update was on its way has not been told. */
    private void changedMeanwhile(long now) {
        if (registration.lifetimeChanged()) {
            lifetimeChanged(now);
        }
        requireIf(registration.bindingChanged(), UpdateReason.BINDING_CHANGED);
        requireIf(registration.linksChanged(), UpdateReason.OBJECTS_CHANGED);
    }

    private void lifetimeChanged(long now) {
        if (registration.exists() && registration.lifetimeChanged()) {
            scheduler.lifetimeChanged(account.lifetime() * 1000, now);
        }
    }

    /**
     * An Update that was not answered may have arrived all the same, its answers lost: then the lifetime runs from its
     * first transmission, and to wait longer than for its deadline would throw a living registration away. Only after
     * the first failure in a row; from then on the delays of the retry are kept.
     */
    private long latestAttempt(Outcome outcome, long firstSent) {
        boolean mayHaveArrived = outcome == Outcome.TIMED_OUT && registration.exists();
        return mayHaveArrived && !retry.isRunning() ? scheduler.deadlineFrom(firstSent) : NEVER;
    }

    private void failed(String why, long latest, long now) {
        long wanted = retry.failed();
        long delay = wanted == Retry.NEVER || latest > now + wanted ? wanted : latest < now ? 0 : latest - now;
        if (delay == Retry.NEVER) {
            nextAttempt = NEVER;
            become(SessionState.WAITING, why + "; no further attempt (/1/x/19 is infinite)", now);
        } else {
            nextAttempt = now + delay;
            become(SessionState.WAITING, why + "; next attempt in " + (delay + 500) / 1000 + " s", now);
        }
    }

    private void become(SessionState next, String why, long now) {
        SessionState before = state;
        state = next;
        listener.state(before, next, why, now);
    }

    // ---- The one outstanding Confirmable message ----

    private void outstanding(
            ActivityKind newKind, Object newSubject, boolean isPromoted, Delivery newDelivery, long now) {
        throttle.used(now);
        lastTraffic = now;
        tag = takeTag();
        kind = newKind;
        subject = newSubject;
        promoted = isPromoted;
        delivery = newDelivery;
        scheduler.sentConfirmable(newKind, newSubject, isPromoted, now);
    }

    private void trafficEnded(Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        if (promoted) {
            scheduler.promotedDatagrams(transmissions, outcome == Outcome.ACKNOWLEDGED);
        }
        boolean refused = outcome == Outcome.ANSWERED && !Code.isSuccess(answer.code());
        if (outcome == Outcome.ACKNOWLEDGED || (outcome == Outcome.ANSWERED && !refused)) {
            scheduler.proven(kind, subject, firstSent);
        } else {
            scheduler.unproven();
            Doubt doubt = doubt(outcome, answer);
            if (doubt != null) {
                scheduler.doubt(kind, doubt, subject, now);
            }
        }
        Delivery ended = delivery;
        delivery = null;
        ended.ended(outcome, answer, now);
    }

    private Doubt doubt(Outcome outcome, Message answer) {
        switch (outcome) {
            case TIMED_OUT:
                return Doubt.TIMED_OUT;
            case ANSWERED:
                return answer.code() >>> 5 == 4 ? Doubt.REFUSED : null;
            default:
                return null;
        }
    }

    private void withdraw(long now) {
        if (tag != Transport.NONE) {
            transport.cancel(tag);
            forget(now);
        }
    }

    /** The outstanding message will have no outcome any more. */
    private void forget(long now) {
        boolean traffic = tag != Transport.NONE && kind != null;
        tag = Transport.NONE;
        if (controlOutstanding) {
            controlOutstanding = false;
            scheduler.controlAnswered(false, false, now);
        }
        if (traffic) {
            scheduler.unproven();
            Delivery withdrawn = delivery;
            delivery = null;
            withdrawn.withdrawn(now);
        }
    }

    private int takeTag() {
        int taken = nextTag;
        nextTag = nextTag + 1 == FREE_TAGS ? 0 : nextTag + 1;
        return taken;
    }

    private static String text(Outcome outcome, int code) {
        switch (outcome) {
            case ANSWERED:
                return "was answered " + Code.text(code);
            case TIMED_OUT:
                return "was not answered";
            case RESET:
                return "was reset";
            default:
                return "could not be sent";
        }
    }

    private static String text(Transport.Cause cause) {
        switch (cause) {
            case UNRESOLVED:
                return "the server's name has no address";
            case SECURITY:
                return "the secure connection failed";
            case NOT_SUPPORTED:
                return "the transport cannot secure the connection as the server's account asks";
            default:
                return "the network failed";
        }
    }
}
