package io.tacit.lwm2m.client;

import io.tacit.lwm2m.manage.DeviceManagement;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.refresh.DecisionListener;
import io.tacit.lwm2m.refresh.RefreshScheduler;
import io.tacit.lwm2m.refresh.Trust;
import io.tacit.lwm2m.refresh.UpdateReason;
import io.tacit.lwm2m.report.Notifications;
import io.tacit.lwm2m.report.Observations;
import io.tacit.lwm2m.report.Observe;
import io.tacit.lwm2m.session.Delivery;
import io.tacit.lwm2m.session.Session;
import io.tacit.lwm2m.session.SessionListener;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;

/**
 * Everything of one server: its session, what it asks, what it observes, what is sent to it. Joins the rooms; what goes
 * out, and when, is decided in them.
 */
final class ServerContext implements Transport.Events, SessionListener, DecisionListener {

    private static final long NEVER = Long.MAX_VALUE;

    /** MAX_TRANSMIT_WAIT: after that the answer to a Confirmable request is not asked for any more. */
    private static final long CONFIRMABLE_WAIT = 93000;

    /** A Non-confirmable request is not repeated: its answer has gone out and arrived, or has not. */
    private static final long NON_CONFIRMABLE_WAIT = 2000;

    final ServerAccount account;
    final Session session;

    private final Server settings;
    private final ObjectTree tree;
    private final RefreshScheduler scheduler;
    private final DeviceManagement management;
    private final AttributeStore attributes;
    private final Observations observations;
    private final Observe observe;
    private final SendQueue sends;
    private final Reports reports;
    private final Transport transport;
    private final Mailbox mailbox;
    private final WallClock wallClock;
    private final ClientListener listener;
    private final int maxDeferred;
    private final TrustStore trustStore;
    private final ArrayList<IncomingRequest> deferred = new ArrayList<IncomingRequest>();
    private final ActionTimer actions = new ActionTimer();
    private final ServerStatus status = new ServerStatus();
    private final ServerStatus published = new ServerStatus();

    private long now;

    ServerContext(ClientParts parts, Server settings, ServerAccount account) {
        this.settings = settings;
        this.account = account;
        this.tree = parts.tree;
        this.management = parts.management;
        this.transport = parts.transport;
        this.mailbox = parts.mailbox;
        this.wallClock = parts.wallClock;
        this.listener = parts.listener;
        this.maxDeferred = parts.limits.maxDeferred;
        this.scheduler = new RefreshScheduler(settings.refreshSettings(), this);
        this.attributes = new AttributeStore(account, parts.limits.maxAttributes);
        this.observations =
                new Observations(attributes, account, parts.notify, parts.store, parts.limits.maxObservations);
        this.observe = new Observe(parts.tree, parts.formats, settings.version, observations);
        this.session = new Session(
                settings.sessionSettings(parts.endpoint),
                account,
                new RegisterLinks(parts.tree, parts.formats, settings.version, parts.limits.maxBody),
                scheduler,
                parts.transport,
                this,
                this,
                parts.random);
        this.sends = new SendQueue(this, parts.sendBuilder, settings.sendFormat, parts.limits);
        this.reports = new Reports(
                account.shortServerId(),
                settings.notificationMode,
                observations,
                new Notifications(observations, attributes, account, parts.notify, parts.store),
                parts.wallClock,
                session,
                sends,
                parts.listener,
                status);
        this.trustStore = parts.trustStore;
        status.policy = settings.policy;
        loadTrust();
        published.set(status);
    }

    int shortServerId() {
        return account.shortServerId();
    }

    // ---- What the client tells ----

    void start(long time) {
        now = time;
        session.start(time);
    }

    void stop(long time) {
        now = time;
        session.stop(time);
        publish();
    }

    void abandon(long time) {
        now = time;
        session.abandon(time);
        publish();
    }

    void handle(long time) {
        now = time;
        actions.run(time);
        pump();
    }

    void changed(int objectId, int instanceId, int resourceId) {
        observations.changed(objectId, instanceId, resourceId);
        if (instanceId == Path.NONE) {
            forgetAttributes(objectId);
            session.require(UpdateReason.OBJECTS_CHANGED, now);
        }
    }

    /** A server removed something, this one or another. */
    void removed(Path path) {
        attributes.remove(path);
    }

    /** Attributes go with the Object Instances that had them, whoever removed those. */
    private void forgetAttributes(int objectId) {
        for (int i = 0; i < tree.objectCount(); i++) {
            Lwm2mObject object = tree.objectAt(i);
            if (objectId == Path.NONE || objectId == object.definition().id()) {
                attributes.prune(object);
            }
        }
    }

    void send(PendingSend send) {
        sends.add(send);
    }

    void collect(Path[] paths, long time) {
        now = time;
        sends.collect(paths, time);
    }

    void dropCollected() {
        sends.dropCollected("the application wants none of what was collected");
    }

    long wakeAt() {
        return min(min(session.wakeAt(), actions.wakeAt()), reports.wakeAt());
    }

    /** Any thread. */
    ServerStatus status() {
        ServerStatus copy = new ServerStatus();
        synchronized (published) {
            copy.set(published);
        }
        return copy;
    }

    void disable() {
        session.disable(now);
    }

    void restoreTrust() {
        scheduler.restoreTrust();
    }

    void trust(Trust trust) {
        scheduler.trust(trust);
    }

    void permitTrials(boolean permitted) {
        scheduler.permitTrials(permitted);
    }

    // ---- What the transport tells ----

    @Override
    public void opened(int association, Transport.Opening how, long time) {
        now = time;
        session.opened(how, time);
        pump();
    }

    @Override
    public void closed(int association, Transport.Cause cause, long time) {
        now = time;
        session.closed(cause, time);
        pump();
    }

    @Override
    public void request(int association, int exchange, Message request, boolean confirmable, long time) {
        now = time;
        session.heard(time);
        IncomingRequest incoming = new IncomingRequest(this, mailbox, exchange, request, confirmable);
        if (!isServing()) {
            answer(incoming, Message.error(notRegistered()));
        } else {
            Message answer = management.handle(request, incoming, attributes, settings.version);
            if (answer != null) {
                answer(incoming, observed(request, answer));
            } else {
                deferred.add(incoming);
                transport.accept(exchange);
            }
        }
        pump();
    }

    @Override
    public void repeated(int exchange, long time) {
        now = time;
        session.heard(time);
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long time) {
        now = time;
        if (tag < Session.FREE_TAGS) {
            session.outcome(tag, outcome, answer, firstSent, transmissions, time);
        } else {
            reports.nonConfirmableEnded(tag, outcome, time);
        }
        pump();
    }

    // ---- What the session and the scheduler tell ----

    @Override
    public void state(SessionState from, SessionState to, String why, long time) {
        reports.state(to);
        if (to == SessionState.REGISTERING || to == SessionState.DISABLED || to == SessionState.ENDED) {
            // What a server has begun to write ends with the registration, as its observations do.
            management.abandon(shortServerId());
        }
        if (to == SessionState.ENDED) {
            sends.dropAll();
            deferred.clear();
        }
        listener.state(shortServerId(), from, to, why, time);
    }

    @Override
    public void registered(long time) {
        status.registers++;
    }

    @Override
    public void updated(long time) {
        listener.updated(shortServerId(), time);
    }

    @Override
    public void decided(Decision decision) {
        listener.decided(shortServerId(), decision);
    }

    // ---- Answers ----

    /** A request that an Object had put off is to be answered. */
    void resume(IncomingRequest incoming, int code, String diagnostic) {
        if (!deferred.remove(incoming)) {
            return;
        }
        if (code != 0) {
            answer(incoming, Message.error(code, diagnostic));
        } else {
            Message answer = management.resume(incoming.request, shortServerId(), attributes, settings.version);
            answer(incoming, observed(incoming.request, answer));
        }
    }

    boolean mayDefer() {
        return deferred.size() < maxDeferred;
    }

    /** The first block of a request is there: who takes its body, or null. */
    OpaqueSink open(Message first, long size) {
        if (!isServing()) {
            throw notRegistered();
        }
        return management.open(first, shortServerId(), attributes, settings.version, size);
    }

    private static Refusal notRegistered() {
        return new Refusal(Refusal.SERVICE_UNAVAILABLE, "not registered");
    }

    private boolean isServing() {
        return session.isRegistered() || session.state() == SessionState.REGISTERING;
    }

    private Message observed(Message request, Message answer) {
        boolean reads = request.code() == Code.GET || request.code() == Code.FETCH;
        if (!reads || !request.has(Option.OBSERVE)) {
            return answer;
        }
        if (request.uint(Option.OBSERVE) == 0) {
            return observe.begin(request, answer, now);
        }
        observe.cancel(request, answer);
        return answer;
    }

    private void answer(IncomingRequest incoming, Message answer) {
        if (!Code.isSuccess(answer.code())) {
            incoming.dropActions();
        }
        boolean promoted = incoming.confirmable
                && !incoming.hasActions()
                && settings.notificationMode != NotificationMode.NON_CONFIRMABLE
                && session.promote(ActivityKind.RESPONSE, answer.subject(), NEVER, now);
        boolean deliveryMatters = incoming.confirmable && incoming.hasActions();
        if (promoted || (deliveryMatters && !session.isRegistrationPending())) {
            // Only the acknowledgement of a Confirmable answer tells that it was delivered.
            status.confirmable++;
            session.respondConfirmable(incoming.exchange, answer, promoted, new AnswerDelivery(incoming), now);
        } else {
            session.respond(incoming.exchange, answer, now);
            if (incoming.hasActions()) {
                actions.add(incoming, now + (incoming.confirmable ? CONFIRMABLE_WAIT : NON_CONFIRMABLE_WAIT));
            }
        }
        listener.answered(shortServerId(), incoming.request.code(), answer.subject(), answer.code(), now);
    }

    /** Waits for the delivery of an answer, and then does what had to wait. */
    private final class AnswerDelivery implements Delivery {

        private final IncomingRequest incoming;

        AnswerDelivery(IncomingRequest incoming) {
            this.incoming = incoming;
        }

        @Override
        public void ended(Outcome outcome, Message answer, long time) {
            incoming.runActions();
        }

        @Override
        public void withdrawn(long time) {
            if (incoming.hasActions()) {
                actions.add(incoming, time + CONFIRMABLE_WAIT);
            }
        }
    }

    // ---- Reports ----

    /**
     * Reports first, since one of them may be the proof that makes an Update needless; then what the session has to do.
     */
    private void pump() {
        reports.run(now);
        session.handle(now);
        publish();
    }

    /** The network interface fails. */
    void pause() {
        reports.pause(now);
    }

    void sendStarted() {
        status.sends++;
    }

    /** LwM2M 1.0 knows no Send. */
    boolean isSendMuted() {
        return account.muteSend() || !settings.version.atLeast(Lwm2mVersion.V1_1);
    }

    /** Returns what makes elapsed times those of a message of this moment. */
    long messageTimeShift() {
        return wallClock.shift(now);
    }

    void dropped(long count, String why) {
        listener.dropped(shortServerId(), count, why, now);
    }

    void failed(Path path, RuntimeException failure) {
        listener.failed(path, failure);
    }

    private void publish() {
        status.state = session.state();
        status.trustWithdrawn = scheduler.isTrustWithdrawn();
        saveTrust();
        status.marginMillis = scheduler.marginMillis();
        status.stored = observations.stored();
        status.collected = sends.collected();
        status.droppedByStore = observations.droppedByStore();
        status.collected = sends.collected();
        status.dropped = observations.dropped() + status.droppedByStore + sends.dropped() + mailbox.refused();
        scheduler.counters(status.refresh, now);
        synchronized (published) {
            published.set(status);
        }
    }

    /** What was learned survives a restart, if the application keeps it. */
    private void saveTrust() {
        if (!status.trust.equals(scheduler.trust())) {
            status.trust = scheduler.trust();
            if (trustStore != null && settings.policy.isLearning()) {
                trustStore.save(settings.identity(), status.trust.toString());
            }
        }
    }

    private void loadTrust() {
        String saved =
                trustStore == null || !settings.policy.isLearning() ? null : trustStore.load(settings.identity());
        if (saved != null) {
            try {
                scheduler.trust(Trust.parse(saved));
            } catch (IllegalArgumentException e) {
                // Damaged: it is learned anew.
                listener.failed(null, e);
            }
        }
        status.trust = scheduler.trust();
    }

    private static long min(long a, long b) {
        return a < b ? a : b;
    }
}
