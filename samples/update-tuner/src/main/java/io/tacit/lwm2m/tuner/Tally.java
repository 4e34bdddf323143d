package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import io.tacit.lwm2m.simulation.Experiment.Kind;
import io.tacit.lwm2m.simulation.Experiment.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts on the wire what a run costs, without asking the client for its own counters: every datagram that is sent,
 * whether it arrives or not.
 */
final class Tally implements Experiment.Watcher {

    /** What UDP and IPv4 add to a datagram. */
    static final int UDP_AND_IP = 28;

    /** A repetition comes within a minute of the first transmission; the message id comes back only later. */
    private static final long REPEATED_WITHIN = 60_000;

    private record Sent(long at, boolean isLiveness, boolean promoted) {}

    private final Energy energy;
    private final int around;
    private final Map<Integer, Sent> confirmable = new HashMap<>();
    private boolean promoteNext;
    private long updates;
    private long datagrams;
    private double joules;
    private long lastUp = Long.MIN_VALUE / 2;
    private boolean waited;
    private long sent;
    private long received;
    private long bytesSent;
    private long bytesReceived;
    private long wakeUps;

    /**
     * Counts from zero.
     *
     * @param around how many bytes a datagram has around CoAP
     */
    Tally(Energy energy, int around) {
        this.energy = energy;
        this.around = around;
    }

    /** Plays a scenario and counts. */
    static Figures of(Play play) {
        Tally tally = new Tally(Energy.NB_IOT_PSM, UDP_AND_IP);
        Experiment done = Experiment.play(play.line(), tally);
        return tally.figures(play.days(), done, done.absences());
    }

    /** Returns what was counted in a run that is over, with the absences that matter. */
    Figures figures(double days, Experiment done, List<Span> absences) {
        return new Figures(
                days,
                updates,
                datagrams,
                absences.size(),
                absences.stream().mapToDouble(Span::seconds).sum(),
                absences.stream().mapToDouble(Span::seconds).max().orElse(0),
                joules,
                new Figures.Wire(sent, received, bytesSent, bytesReceived, wakeUps),
                new Figures.Client(
                        done.notifications(),
                        done.promotions(),
                        done.trials(),
                        done.reportsLost(),
                        done.marginMillis()),
                done.least());
    }

    @Override
    public void decided(long at, Decision decision) {
        promoteNext |= decision.type() == Decision.Type.PROMOTED;
    }

    @Override
    public void sent(Frame frame) {
        if (frame.up()) {
            sent++;
            bytesSent += frame.bytes() + around;
            spend(frame);
            if (frame.confirmable()) {
                confirmable(frame);
            }
            return;
        }
        if (!frame.lost()) {
            received++;
            bytesReceived += frame.bytes() + around;
        }
        if (frame.kind() == Kind.RESPONSE || frame.kind() == Kind.ACKNOWLEDGEMENT) {
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
        if (frame.at() - lastUp > energy.tailMillis()) {
            joules += energy.wakeUp();
            wakeUps++;
            waited = false;
        }
        lastUp = frame.at();
        joules += energy.byteSent() * (frame.bytes() + around);
        if (frame.confirmable() && !waited) {
            waited = true;
            joules += energy.answer();
        }
    }
}
