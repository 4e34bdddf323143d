package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.tuner.Course.Deadline;
import io.tacit.lwm2m.tuner.Course.Decided;
import io.tacit.lwm2m.tuner.Course.Interval;
import io.tacit.lwm2m.tuner.Course.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keeps what one run shows, for a {@link Course}. */
final class CourseRecorder implements Experiment.Watcher {

    private static final long REPEATED_WITHIN = 60_000;

    private final List<Frame> frames = new ArrayList<>();
    private final Set<Integer> promoted = new HashSet<>();
    private final List<Decided> decisions = new ArrayList<>();
    private final List<Deadline> deadlines = new ArrayList<>();
    private final List<Interval> lifetimes = new ArrayList<>();
    private boolean promoteNext;

    private CourseRecorder() {}

    /** Plays the first so many days of a run. */
    static Course record(Variant variant, World world, double days, long seed) {
        CourseRecorder recorder = new CourseRecorder();
        Experiment done = Experiment.play(variant.play(world, days, seed).line(), recorder);
        List<Interval> absences = done.allAbsences().stream()
                .map(span -> new Interval(span.from(), span.to()))
                .toList();
        return new Course(
                variant.policy(),
                variant.lifetime(),
                variant.margin(),
                Math.round(days * 86_400_000),
                recorder.messages(),
                recorder.decisions,
                recorder.deadlines,
                recorder.lifetimes,
                absences);
    }

    @Override
    public void sent(Frame frame) {
        boolean canBe = frame.kind() == Kind.NOTIFICATION || frame.kind() == Kind.RESPONSE;
        if (promoteNext && frame.up() && frame.confirmable() && canBe) {
            promoteNext = false;
            promoted.add(frames.size());
        }
        frames.add(frame);
    }

    @Override
    public void decided(long at, Decision decision) {
        promoteNext |= decision.type() == Decision.Type.PROMOTED;
        decisions.add(new Decided(at, word(decision.type()), decision.toString()));
    }

    @Override
    public void lifetime(long from, long to) {
        lifetimes.add(new Interval(from, to));
    }

    @Override
    public void deadline(long at, long proven, long deadline) {
        deadlines.add(new Deadline(at, proven, deadline));
    }

    private List<Message> messages() {
        Set<Long> proofs = new HashSet<>();
        deadlines.forEach(deadline -> proofs.add(deadline.provenMillis()));
        Map<String, Message> first = new HashMap<>();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            Message before = first.get(key(frame));
            boolean repeated = before != null && frame.at() - before.atMillis() < REPEATED_WITHIN;
            boolean proof = repeated ? before.proof() : proofs.contains(frame.at()) && canProve(frame);
            boolean made = repeated ? before.promoted() : promoted.contains(i);
            Message message = message(frame, repeated, made, proof);
            if (!repeated) {
                first.put(key(frame), message);
            }
            messages.add(message);
        }
        return messages;
    }

    private static String key(Frame frame) {
        return frame.up() + " " + frame.messageId() + " " + frame.kind();
    }

    private static boolean canProve(Frame frame) {
        return frame.up()
                && switch (frame.kind()) {
                    case REGISTER, UPDATE, SEND, NOTIFICATION, RESPONSE -> true;
                    default -> false;
                };
    }

    private static Message message(Frame frame, boolean repeated, boolean promoted, boolean proof) {
        return new Message(
                frame.at(),
                frame.up(),
                word(frame.kind()),
                frame.messageId(),
                Code.text(frame.code()),
                frame.bytes(),
                frame.confirmable(),
                repeated,
                promoted,
                proof,
                frame.lost());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
