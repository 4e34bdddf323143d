package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.Decision;
import io.tacit.lwm2m.simulation.Experiment;
import io.tacit.lwm2m.simulation.Experiment.Frame;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run shows: each datagram and each decision, in order of time. */
final class Recording implements Experiment.Watcher {

    /** A decision, as it was when it was made. */
    record Decided(long at, Decision.Type type, String text) {}

    private final Play play;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Decided> decisions = new ArrayList<>();
    private final Experiment done;

    Recording(Play play) {
        this.play = play;
        this.done = Experiment.play(play.line(), this);
    }

    @Override
    public void sent(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void decided(long at, Decision decision) {
        decisions.add(new Decided(at, decision.type(), decision.toString()));
    }

    Play play() {
        return play;
    }

    List<Frame> frames() {
        return frames;
    }

    List<Decided> decisions() {
        return decisions;
    }

    Experiment result() {
        return done;
    }
}
