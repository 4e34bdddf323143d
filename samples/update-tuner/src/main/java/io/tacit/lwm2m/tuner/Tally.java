package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import io.tacit.lwm2m.simulation.Experiment.Span;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts on the wire what a run costs, without asking the client for its own counters: every datagram that is sent,
 * whether it arrives or not.
 *
 * <p>Energy by a simple model of a narrow-band radio that sleeps between messages: {@value #WAKE_UP} J whenever the
 * device sends after {@value #AWAKE} ms of silence, {@value #BYTE} J for each byte that it sends (28 of UDP and IPv4
 * included), and {@value #WAIT} J more if it waits for an answer before it sleeps again.
 */
final class Tally implements Experiment.Watcher {

    private static final double WAKE_UP = 0.25;
    private static final double BYTE = 0.45e-3;
    private static final double WAIT = 0.22;
    private static final long AWAKE = 5_000;
    private static final int UDP_AND_IP = 28;

    /** A repetition comes within a minute of the first transmission; the message id comes back only later. */
    private static final long REPEATED_WITHIN = 60_000;

    private record Sent(long at, boolean isLiveness, boolean promoted) {}

    private final Map<Integer, Sent> confirmable = new HashMap<>();
    private boolean promoteNext;
    private long updates;
    private long datagrams;
    private double joules;
    private long lastUp = Long.MIN_VALUE / 2;
    private boolean waited;

    private Tally() {}

    /** Plays a scenario and counts. */
    static Figures of(Play play) {
        Tally tally = new Tally();
        Experiment done = Experiment.play(play.line(), tally);
        return new Figures(
                play.days(),
                tally.updates,
                tally.datagrams,
                done.absences().size(),
                done.absences().stream().mapToDouble(Span::seconds).sum(),
                tally.joules,
                done.least());
    }

    @Override
    public void decided(long at, Decision decision) {
        promoteNext |= decision.type() == Decision.Type.PROMOTED;
    }

    @Override
    public void sent(Frame frame) {
        if (frame.up()) {
            spend(frame);
            if (frame.confirmable()) {
                confirmable(frame);
            }
        } else if (frame.kind() == Kind.RESPONSE || frame.kind() == Kind.ACKNOWLEDGEMENT) {
            Sent acknowledged = confirmable.get(frame.messageId());
            if (acknowledged != null && (acknowledged.isLiveness || acknowledged.promoted)) {
                datagrams++;
            }
        }
    }

    private void confirmable(Frame frame) {
        Sent sent = confirmable.get(frame.messageId());
        boolean first = sent == null || frame.at() - sent.at > REPEATED_WITHIN;
        if (first) {
            boolean promoted = promoteNext && (frame.kind() == Kind.NOTIFICATION || frame.kind() == Kind.RESPONSE);
            promoteNext &= !promoted;
            boolean isLiveness = frame.kind() == Kind.UPDATE || frame.kind() == Kind.CONTROL;
            updates += frame.kind() == Kind.UPDATE ? 1 : 0;
            sent = new Sent(frame.at(), isLiveness, promoted);
            confirmable.put(frame.messageId(), sent);
        }
        if (sent.isLiveness || sent.promoted && !first) {
            datagrams++;
        }
    }

    private void spend(Frame frame) {
        if (frame.at() - lastUp > AWAKE) {
            joules += WAKE_UP;
            waited = false;
        }
        lastUp = frame.at();
        joules += BYTE * (frame.bytes() + UDP_AND_IP);
        if (frame.confirmable() && !waited) {
            waited = true;
            joules += WAIT;
        }
    }
}
