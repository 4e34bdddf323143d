package io.tacit.lwm2m.client;

import io.tacit.lwm2m.report.Send;
import io.tacit.lwm2m.session.Delivery;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayDeque;

/**
 * The Sends that wait for their turn at one server, the first perhaps on its way. What is dropped is counted and told.
 */
final class SendQueue implements Delivery {

    private final ServerContext server;
    private final Send builder;
    private final int contentFormat;
    private final int room;
    private final ArrayDeque<PendingSend> queue = new ArrayDeque<PendingSend>();
    private boolean onItsWay;
    private long dropped;

    SendQueue(ServerContext server, Send builder, int contentFormat, int room) {
        this.server = server;
        this.builder = builder;
        this.contentFormat = contentFormat;
        this.room = room;
    }

    void add(PendingSend send) {
        if (queue.size() >= room) {
            drop(send);
        } else {
            queue.addLast(send);
        }
    }

    /** Returns whether there is a Send that is not on its way. */
    boolean isWaiting() {
        return queue.size() > 0 && !onItsWay;
    }

    void sendNext(long now) {
        while (queue.size() > 0 && !onItsWay) {
            Message message = server.isSendMuted() ? null : build(queue.peekFirst());
            if (message == null) {
                drop(queue.pollFirst());
            } else {
                onItsWay = true;
                server.sendStarted();
                server.session.send(message, this, now);
            }
        }
    }

    void dropAll() {
        while (queue.size() > 0) {
            drop(queue.pollFirst());
        }
        onItsWay = false;
    }

    long dropped() {
        return dropped;
    }

    @Override
    public void ended(Outcome outcome, Message answer, long now) {
        onItsWay = false;
        if (queue.size() == 0) {
            return;
        }
        if (outcome == Outcome.NOT_SENT) {
            server.pause();
            return;
        }
        PendingSend sent = queue.pollFirst();
        if (outcome == Outcome.ANSWERED) {
            boolean success = Code.isSuccess(answer.code());
            tell(sent, success ? SendListener.Result.DELIVERED : SendListener.Result.REFUSED, answer.code());
        } else {
            boolean reset = outcome == Outcome.RESET;
            tell(sent, reset ? SendListener.Result.REFUSED : SendListener.Result.UNANSWERED, Code.EMPTY);
        }
    }

    @Override
    public void withdrawn(long now) {
        onItsWay = false;
    }

    /** What can't be read any more can't be sent; whether it could was checked when it was handed in. */
    private Message build(PendingSend send) {
        try {
            return builder.build(contentFormat, server.shortServerId(), send.paths);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void drop(PendingSend send) {
        dropped++;
        tell(send, SendListener.Result.DROPPED, Code.EMPTY);
    }

    private void tell(PendingSend send, SendListener.Result result, int code) {
        if (send.listener != null) {
            send.listener.sent(server.shortServerId(), result, code);
        }
    }
}
