package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.simulation.GroundTruth.Cause;
import io.tacit.lwm2m.simulation.ServerKind.Activity;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * A LwM2M Server with one client: keeps its registration as a {@link ServerKind} says and not a millisecond longer,
 * observes what it is told to after each registration, reads when it is told to, and writes down the
 * {@link GroundTruth}.
 */
final class SimServer implements MessageLayer.Upper {

    /** A real server takes a moment before it observes what has registered. */
    private static final long OBSERVE_AFTER = 1_000;

    private static final long OBSERVE_AGAIN = 30_000;
    private static final int LONGEST_QUEUE = 50;

    /** Hears of each lifetime that begins, by a Register, an Update or whatever else counts. */
    interface Lifetimes {
        void begun(long from, long to);
    }

    private final SimClock clock;
    private final SimLink link;
    private ServerKind kind;
    private final Random random;
    private final GroundTruth truth = new GroundTruth();
    private Lifetimes lifetimes = (from, to) -> {};
    private final String[] observedPaths;
    private final SimClock.Alarm layerAlarm;
    private final SimClock.Alarm expiry;

    private MessageLayer layer;
    private boolean down;
    private boolean calm;

    private String location;
    private long lifetime;
    private long lastReset;
    private int registrations;

    private final Set<Integer> observations = new HashSet<>();
    private final ArrayDeque<Request> queue = new ArrayDeque<>();
    private Request inFlight;
    private int nextTag;

    SimServer(SimClock clock, SimLink link, ServerKind kind, long seed, String... observedPaths) {
        this.clock = clock;
        this.link = link;
        this.kind = kind;
        this.random = new Random(seed);
        this.observedPaths = observedPaths;
        this.layerAlarm = clock.alarm(this::wake);
        this.expiry = clock.alarm(this::expire);
        this.layer = newLayer();
        planRestart();
    }

    GroundTruth truth() {
        return truth;
    }

    /** From now on tells of each lifetime that begins. */
    void tell(Lifetimes listener) {
        lifetimes = listener;
    }

    boolean registered() {
        return location != null;
    }

    /** Behaves otherwise from now on, as after an upgrade that loses nothing. */
    void become(ServerKind newKind) {
        kind = newKind;
        if (location != null) {
            expiry.set(removalTime());
        }
    }

    /** From now on the server does not restart by itself. */
    void calm() {
        calm = true;
    }

    /** Takes a datagram from the link. */
    void receive(Datagram datagram) {
        if (!down) {
            layer.receive(datagram, clock.now());
            layerAlarm.set(layer.wakeAt());
        }
    }

    /** Reads a path, if the client is registered and not too much is waiting. */
    void read(String path) {
        if (alive() && queue.size() < LONGEST_QUEUE) {
            enqueue(new Request(new Message(Code.GET), path, false));
        }
    }

    /** Loses everything that it knows, and is away for a while. */
    void restart() {
        if (location != null) {
            remove(Cause.RESTARTED);
        }
        layer = newLayer();
        down = true;
        clock.at(clock.now() + kind.downSeconds() * 1000L, () -> down = false);
    }

    // What the client sends.

    @Override
    public void request(int exchange, Message request, boolean confirmable, long now) {
        Message answer = answer(request, now);
        switch (confirmable ? kind.answers() : ServerKind.Answers.PIGGYBACKED) {
            case PIGGYBACKED -> layer.respond(exchange, answer, false, -1, now);
            case CONFIRMABLE -> layer.respond(exchange, answer, true, -1, now);
            case SEPARATE -> {
                layer.accept(exchange, now);
                MessageLayer current = layer;
                clock.at(now + 500, () -> {
                    if (layer == current) {
                        layer.respond(exchange, answer, true, -1, clock.now());
                        layerAlarm.set(layer.wakeAt());
                    }
                });
            }
        }
    }

    @Override
    public void repeated(int exchange, long now) {
        // Its effect is not repeated: a lifetime is reset once.
    }

    @Override
    public boolean unsolicited(Message message, boolean confirmable, long now) {
        if (alive() && observations.contains(Arrays.hashCode(message.token()))) {
            truth.notifications++;
            touch(Activity.NOTIFICATION, now);
            return true;
        }
        truth.refusedNotifications++;
        if (kind.acknowledgesDropped()) {
            return true;
        }
        if (location == null) {
            truth.refused(now);
        }
        return false;
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
        if (inFlight == null || inFlight.tag != tag) {
            return; // The registration that it belonged to has ended.
        }
        Request done = inFlight;
        inFlight = null;
        boolean success = outcome == Outcome.ANSWERED && Code.isSuccess(answer.code());
        if (outcome == Outcome.ANSWERED && alive()) {
            truth.responses++;
            touch(Activity.RESPONSE, now);
        }
        if (done.observe && !(success && answer.has(Option.OBSERVE))) {
            observations.remove(done.tokenHash);
            observe(done.path, OBSERVE_AGAIN);
        }
        sendNext();
    }

    private Message answer(Message request, long now) {
        String path = path(request);
        if (path.equals("/rd") && request.code() == Code.POST) {
            return register(request, now);
        }
        if (path.equals("/dp") && request.code() == Code.POST) {
            return send(now);
        }
        if (path.startsWith("/rd/") && request.code() == Code.POST) {
            return update(request, path, now);
        }
        if (path.startsWith("/rd/") && request.code() == Code.DELETE) {
            return deregister(path);
        }
        return Message.error(Code.NOT_FOUND, "no such path");
    }

    private Message register(Message request, long now) {
        if (location != null) {
            forgetClient(); // A new registration replaces the old one, and its observations; that is no absence.
        }
        location = "r" + ++registrations;
        lifetime = lifetime(request, 86400);
        begin(now);
        truth.registered(now);
        for (String path : observedPaths) {
            observe(path, OBSERVE_AFTER);
        }
        return new Message(Code.CREATED).add(Option.LOCATION_PATH, "rd").add(Option.LOCATION_PATH, location);
    }

    private Message update(Message request, String path, long now) {
        if (alive() && path.equals("/rd/" + location)) {
            lifetime = lifetime(request, (int) (lifetime / 1000));
            begin(now);
            truth.updated(now);
            return new Message(Code.CHANGED);
        }
        if (kind.answersAll()) {
            return new Message(Code.CHANGED);
        }
        // A control is refused too, and that tells the client nothing of its registration.
        if (path.equals("/rd/r" + registrations)) {
            truth.refusedUpdates++;
            truth.refused(now);
        }
        return Message.error(Code.NOT_FOUND, null);
    }

    private Message send(long now) {
        if (alive()) {
            truth.sends++;
            touch(Activity.SEND, now);
            return new Message(Code.CHANGED);
        }
        if (kind.answersAll()) {
            return new Message(Code.CHANGED);
        }
        truth.refusedSends++;
        truth.refused(now);
        return Message.error(Code.BAD_REQUEST, null);
    }

    private Message deregister(String path) {
        if (alive() && path.equals("/rd/" + location)) {
            remove(Cause.DEREGISTERED);
            return new Message(Code.DELETED);
        }
        return Message.error(Code.NOT_FOUND, null);
    }

    // The registration.

    private void touch(Activity activity, long now) {
        if (kind.resets().contains(activity)) {
            begin(now);
        }
    }

    private void begin(long now) {
        lastReset = now;
        expiry.set(removalTime());
        lifetimes.begun(now, now + lifetime);
    }

    /** Tells whether there is a registration, and drops it if it is found to have expired. */
    private boolean alive() {
        boolean expired = location != null && clock.now() >= lastReset + lifetime + kind.graceSeconds() * 1000L;
        if (expired && !kind.revives()) {
            remove(Cause.EXPIRED);
        }
        return location != null;
    }

    private void expire() {
        if (location != null) {
            remove(Cause.EXPIRED);
        }
    }

    private long removalTime() {
        long expires = lastReset + lifetime + kind.graceSeconds() * 1000L;
        long sweep = kind.sweepSeconds() * 1000L;
        return sweep == 0 ? expires : (expires + sweep - 1) / sweep * sweep;
    }

    private void remove(Cause cause) {
        forgetClient();
        location = null;
        expiry.set(Long.MAX_VALUE);
        truth.removed(clock.now(), cause);
    }

    private void forgetClient() {
        observations.clear();
        queue.clear();
        if (inFlight != null) {
            layer.cancel(inFlight.tag);
            inFlight = null;
        }
    }

    private long lifetime(Message request, int otherwise) {
        int seconds = otherwise;
        for (int i = 0; i < request.optionCount(); i++) {
            if (request.optionNumber(i) == Option.URI_QUERY
                    && request.optionText(i).startsWith("lt=")) {
                seconds = Integer.parseInt(request.optionText(i).substring(3));
            }
        }
        return 1000L * (kind.clampSeconds() > 0 ? Math.min(seconds, kind.clampSeconds()) : seconds);
    }

    // What the server sends: one request at a time.

    private void observe(String path, long after) {
        String current = location;
        clock.at(clock.now() + after, () -> {
            if (alive() && location.equals(current)) {
                enqueue(new Request(new Message(Code.GET).add(Option.OBSERVE, 0), path, true));
            }
        });
    }

    private void enqueue(Request request) {
        queue.add(request);
        sendNext();
    }

    private void sendNext() {
        if (inFlight != null || queue.isEmpty()) {
            return;
        }
        inFlight = queue.poll();
        inFlight.tag = nextTag++;
        if (inFlight.path != null) {
            for (String segment : inFlight.path.substring(1).split("/")) {
                inFlight.message.add(Option.URI_PATH, segment);
            }
        }
        truth.requests++;
        inFlight.tokenHash = Arrays.hashCode(layer.request(inFlight.message, inFlight.tag, clock.now()));
        if (inFlight.observe) {
            observations.add(inFlight.tokenHash);
        }
        layerAlarm.set(layer.wakeAt());
    }

    private void wake() {
        layer.handle(clock.now());
        layerAlarm.set(layer.wakeAt());
    }

    private MessageLayer newLayer() {
        return new MessageLayer(datagram -> link.send(false, datagram), this, random);
    }

    private void planRestart() {
        if (kind.restartEvery() > 0) {
            long gap = (long) (-kind.restartEvery() * 1000.0 * StrictMath.log(1 - random.nextDouble()));
            clock.at(clock.now() + gap, () -> {
                if (!calm) {
                    restart();
                    planRestart();
                }
            });
        }
    }

    private static String path(Message request) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < request.optionCount(); i++) {
            if (request.optionNumber(i) == Option.URI_PATH) {
                path.append('/').append(request.optionText(i));
            }
        }
        return path.toString();
    }

    private static final class Request {
        final Message message;
        final String path;
        final boolean observe;
        int tag;
        int tokenHash;

        Request(Message message, String path, boolean observe) {
            this.message = message;
            this.path = path;
            this.observe = observe;
        }
    }
}
