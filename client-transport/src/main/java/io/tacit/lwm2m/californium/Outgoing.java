package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import org.eclipse.californium.core.coap.MessageObserverAdapter;

/**
 * A message of ours on its way. It observes Californium's message, counts how often that is transmitted, and tells the
 * layer what became of it, once.
 */
final class Outgoing extends MessageObserverAdapter {

    private final MessageLayer layer;
    private final Association association;
    private final int tag;
    private final WireMessage.Kind kind;
    private final String path;
    private org.eclipse.californium.core.coap.Message sent;
    private long firstSent = -1;
    private int transmissions;
    private boolean acknowledged;
    private boolean done;

    Outgoing(MessageLayer layer, Association association, int tag, WireMessage.Kind kind, String path) {
        super(true);
        this.layer = layer;
        this.association = association;
        this.tag = tag;
        this.kind = kind;
        this.path = path;
    }

    /** Observes a message from now on. */
    void observe(org.eclipse.californium.core.coap.Message message) {
        sent = message;
        message.addMessageObserver(this);
    }

    Association association() {
        return association;
    }

    int tag() {
        return tag;
    }

    WireMessage.Kind kind() {
        return kind;
    }

    String path() {
        return path;
    }

    org.eclipse.californium.core.coap.Message sent() {
        return sent;
    }

    long firstSent() {
        return firstSent;
    }

    int transmissions() {
        return transmissions;
    }

    boolean isDone() {
        return done;
    }

    /** Stops repeating; nothing is told any more. */
    void cancel() {
        done = true;
        layer.forget(this);
        sent.cancel();
    }

    /** Gives up if the request was acknowledged, but not answered by then. */
    boolean isOverdue(long giveUpIfSentBefore) {
        return acknowledged && firstSent < giveUpIfSentBefore;
    }

    /** Tells when an acknowledged request was sent first; Long.MAX_VALUE if it was not acknowledged. */
    long waitsSince() {
        return acknowledged ? firstSent : Long.MAX_VALUE;
    }

    void timedOut() {
        finish(Outcome.TIMED_OUT, null);
        sent.cancel();
    }

    void answered(Message answer) {
        finish(Outcome.ANSWERED, answer);
    }

    /** Told that the message could not be sent, by whatever thread found out. */
    void notSent() {
        layer.onProtocolThread(() -> finish(Outcome.NOT_SENT, null));
    }

    @Override
    public void onReadyToSend() {
        if (!done) {
            if (transmissions == 0) {
                firstSent = layer.now();
            }
            transmissions++;
            layer.sending(this);
        }
    }

    @Override
    public void onAcknowledgement() {
        acknowledged = true;
        if (isRequest()) {
            layer.waitsForAnswer();
        } else {
            finish(Outcome.ACKNOWLEDGED, null);
        }
    }

    @Override
    public void onReject() {
        finish(Outcome.RESET, null);
    }

    @Override
    public void onTimeout() {
        finish(Outcome.TIMED_OUT, null);
    }

    @Override
    public void onSendError(Throwable error) {
        notSent();
    }

    @Override
    public void onCancel() {
        notSent();
    }

    private boolean isRequest() {
        return sent instanceof org.eclipse.californium.core.coap.Request;
    }

    private void finish(Outcome outcome, Message answer) {
        if (!done) {
            done = true;
            layer.forget(this);
            layer.outcome(this, outcome, answer);
        }
    }
}
