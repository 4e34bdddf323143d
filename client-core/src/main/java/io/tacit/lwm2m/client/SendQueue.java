package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.report.Send;
import io.tacit.lwm2m.report.ValueLog;
import io.tacit.lwm2m.session.Delivery;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayDeque;

/**
 * The Sends that wait for their turn at one server, the first perhaps on its way, and the values that are collected for
 * it. What is dropped is counted and told.
 *
 * <p>Collected values go out as several Sends where one has no room for all. They leave the log when the server has
 * them, and only then: what is refused or not answered is sent again when the application says so, together with what
 * was collected since.
 */
final class SendQueue implements Delivery {

    private static final String FULL = "no room for all that was collected";
    private static final String STOPPED = "the client was stopped";

    private final ServerContext server;
    private final Send builder;
    private final int contentFormat;
    private final int room;
    private final ValueLog log;
    private final ArrayDeque<PendingSend> queue = new ArrayDeque<PendingSend>();
    private boolean onItsWay;
    private long dropped;
    private long told;
    private long collectedAt = Long.MIN_VALUE;

    SendQueue(ServerContext server, Send builder, int contentFormat, Limits limits) {
        this.server = server;
        this.builder = builder;
        this.contentFormat = contentFormat;
        this.room = limits.maxSends;
        this.log = new ValueLog(limits.maxCollected, limits.collectedPolicy);
    }

    void add(PendingSend send) {
        if (queue.size() < room) {
            queue.addLast(send);
        } else {
            end(send, SendListener.Result.DROPPED, "too many Sends wait");
        }
    }

    /**
     * Values that come in one millisecond get times of their own: a server may refuse two of one path, as Leshan does.
     */
    void collect(Path[] paths, long now) {
        collectedAt = now > collectedAt ? now : collectedAt + 1;
        try {
            builder.collect(collectedAt, server.shortServerId(), log, paths);
            tellDropped(FULL);
        } catch (RuntimeException e) {
            dropped++;
            tellDropped(unreadable(paths, e));
        }
    }

    /** Throws away what was collected. */
    void dropCollected(String why) {
        log.dropAll();
        tellDropped(why);
    }

    /** Returns for how many moments there are collected values. */
    int collected() {
        return log.size();
    }

    /** Returns whether there is a Send that is not on its way. */
    boolean isWaiting() {
        return queue.size() > 0 && !onItsWay;
    }

    void sendNext(long now) {
        while (isWaiting()) {
            PendingSend next = queue.peekFirst();
            if (server.isSendMuted()) {
                end(queue.pollFirst(), SendListener.Result.MUTED, "the server wants no Sends");
                continue;
            }
            Message message = next.isCollected() ? buildCollected(next) : build(next);
            if (message != null) {
                onItsWay = true;
                server.sendStarted();
                server.session.send(message, this, now);
            }
        }
    }

    void dropAll() {
        while (queue.size() > 0) {
            end(queue.pollFirst(), SendListener.Result.DROPPED, STOPPED);
        }
        onItsWay = false;
        dropCollected(STOPPED);
    }

    long dropped() {
        return dropped + log.dropped();
    }

    @Override
    public void ended(Outcome outcome, Message answer, long now) {
        onItsWay = false;
        if (queue.size() == 0) {
            return;
        }
        if (outcome == Outcome.NOT_SENT) {
            withdrawn(now);
            server.pause();
            return;
        }
        PendingSend sent = queue.peekFirst();
        sent.code = outcome == Outcome.ANSWERED ? answer.code() : Code.EMPTY;
        SendListener.Result result = result(outcome, sent.code);
        if (sent.isCollected()) {
            if (result == SendListener.Result.DELIVERED) {
                log.delivered();
            } else {
                undelivered();
            }
        }
        if (result != SendListener.Result.DELIVERED || !sent.isCollected() || left(sent) == 0) {
            end(queue.pollFirst(), result, null);
        }
    }

    @Override
    public void withdrawn(long now) {
        onItsWay = false;
        undelivered();
    }

    /** Reads what is to be sent; whether it can be read was checked before, as far as it could be. */
    private Message build(PendingSend next) {
        try {
            return builder.build(contentFormat, server.shortServerId(), next.paths);
        } catch (RuntimeException e) {
            end(queue.pollFirst(), SendListener.Result.DROPPED, unreadable(next.paths, e));
            return null;
        }
    }

    /** Takes as much of what was collected as one message has room for. */
    private Message buildCollected(PendingSend next) {
        next.turn(log.end());
        while (left(next) > 0) {
            Message message =
                    builder.buildCollected(Send.withTimes(contentFormat), log, left(next), server.messageTimeShift());
            if (message != null) {
                return message;
            }
            log.dropOldest();
            tellDropped("larger than a message can be");
        }
        end(queue.pollFirst(), SendListener.Result.DELIVERED, null);
        return null;
    }

    /** Returns how many moments of a Send are still in the log. */
    private int left(PendingSend send) {
        long oldest = log.end() - log.size();
        return send.end > oldest ? (int) (send.end - oldest) : 0;
    }

    private void undelivered() {
        log.undelivered();
        tellDropped(FULL);
    }

    private String unreadable(Path[] paths, RuntimeException e) {
        if (e instanceof Refusal) {
            return e.getMessage();
        }
        server.failed(paths.length == 1 ? paths[0] : null, e);
        return "the Object failed";
    }

    /** What was collected stays in the log; values that were to be read now never will be. */
    private void end(PendingSend send, SendListener.Result result, String why) {
        boolean unsent = result == SendListener.Result.DROPPED || result == SendListener.Result.MUTED;
        if (unsent && !send.isCollected()) {
            dropped++;
            tellDropped(why);
        }
        if (send.listener != null) {
            send.listener.sent(server.shortServerId(), result, send.code);
        }
    }

    private void tellDropped(String why) {
        long count = dropped() - told;
        told = dropped();
        if (count > 0) {
            server.dropped(count, why);
        }
    }

    private static SendListener.Result result(Outcome outcome, int code) {
        if (outcome == Outcome.ANSWERED) {
            return Code.isSuccess(code) ? SendListener.Result.DELIVERED : SendListener.Result.REFUSED;
        }
        return outcome == Outcome.RESET ? SendListener.Result.REFUSED : SendListener.Result.UNANSWERED;
    }
}
