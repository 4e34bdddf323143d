package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.refresh.ActivityKind;
import io.tacit.lwm2m.refresh.Doubt;
import io.tacit.lwm2m.refresh.RefreshScheduler;
import io.tacit.lwm2m.refresh.RefreshSettings;
import io.tacit.lwm2m.refresh.UpdateReason;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** The least client around the scheduler: enough to simulate the scheduler by itself. */
final class ScriptedDevice implements Device, Transport.Events {

    private static final long RETRY = 60_000;

    private enum Busy {
        NO,
        REGISTER,
        UPDATE,
        SEND,
        NOTIFICATION,
        RESPONSE
    }

    private final Scenario scenario;
    private final RefreshScheduler scheduler;
    private final long lifetime;
    private Transport transport;
    private int association;
    private int nextTag;
    private Busy busy = Busy.NO;
    private int busyTag;
    private boolean busyPromoted;
    private String location;
    private byte[] observation;
    private long registerAt = Long.MAX_VALUE;
    private int failures;
    private boolean reportWaits;
    private boolean sendWaits;
    private long now;

    ScriptedDevice(Scenario scenario, Run run) {
        this.scenario = scenario;
        this.lifetime = scenario.lifetime() * 1000L;
        RefreshSettings settings = new RefreshSettings(
                scenario.policy(),
                scenario.margin() < 0 ? RefreshSettings.AUTOMATIC : scenario.margin() * 1000L,
                RefreshSettings.DEFAULT_GRACE,
                scenario.silence() < 0 ? RefreshSettings.AUTOMATIC : scenario.silence() * 1000L,
                true);
        this.scheduler = new RefreshScheduler(settings, decision -> {
            if (run.verbose()) {
                run.log(decision);
            }
        });
    }

    @Override
    public void start(Transport newTransport, Random random, Runnable wake, long time) {
        transport = newTransport;
        association = transport.open(ServerUri.parse("coap://server"), SecurityAccount.noSec(), this);
    }

    @Override
    public void handle(long time) {
        now = time;
        transport.handle(now);
        if (busy == Busy.NO && now >= registerAt) {
            registerAt = Long.MAX_VALUE;
            Message register = post("rd").add(Option.URI_QUERY, "lt=" + scenario.lifetime());
            busy(Busy.REGISTER);
            transport.request(association, register, busyTag);
        }
        if (busy != Busy.UPDATE && busy != Busy.REGISTER) {
            UpdateReason reason = scheduler.decide(now);
            if (reason != null) {
                if (busy != Busy.NO) {
                    transport.cancel(busyTag);
                    scheduler.unproven();
                }
                busy(Busy.UPDATE);
                scheduler.updateSent(reason, now);
                transport.request(association, post("rd", location), busyTag);
            }
        }
        if (busy == Busy.NO && sendWaits) {
            send(now);
        }
        if (busy == Busy.NO && reportWaits) {
            report(now);
        }
    }

    @Override
    public long wakeAt() {
        long decide = busy == Busy.UPDATE || busy == Busy.REGISTER ? Long.MAX_VALUE : scheduler.wakeAt();
        long register = busy == Busy.NO ? registerAt : Long.MAX_VALUE;
        return Math.min(transport.wakeAt(), Math.min(decide, register));
    }

    @Override
    public void report(long time) {
        now = time;
        if (location == null || observation == null) {
            return;
        }
        boolean free = busy == Busy.NO;
        boolean always = scenario.mode() == NotificationMode.CONFIRMABLE;
        if (always && !free) {
            reportWaits = true;
            return;
        }
        reportWaits = false;
        boolean promoted = !always
                && free
                && scenario.mode() == NotificationMode.AUTO
                && scheduler.promote(ActivityKind.NOTIFICATION, PATH, Long.MAX_VALUE, now);
        Message notification = new Message(Code.CONTENT)
                .token(observation)
                .add(Option.OBSERVE, 2)
                .payload(new byte[4]);
        if (always || promoted) {
            busy(Busy.NOTIFICATION);
            busyPromoted = promoted;
            scheduler.sentConfirmable(ActivityKind.NOTIFICATION, PATH, promoted, now);
            transport.notify(association, notification, true, busyTag);
        } else {
            scheduler.sent(ActivityKind.NOTIFICATION, PATH, now);
            transport.notify(association, notification, false, nextTag++);
        }
    }

    @Override
    public void send(long time) {
        now = time;
        sendWaits = location == null || busy != Busy.NO;
        if (!sendWaits) {
            busy(Busy.SEND);
            scheduler.sentConfirmable(ActivityKind.SEND, PATH, false, now);
            transport.request(association, post("dp"), busyTag);
        }
    }

    @Override
    public void opened(int which, Transport.Opening how, long time) {
        registerAt = time;
    }

    @Override
    public void closed(int which, Transport.Cause cause, long time) {}

    @Override
    public void repeated(int exchange, long time) {}

    @Override
    public void request(int which, int exchange, Message request, boolean confirmable, long time) {
        Message answer = new Message(Code.CONTENT).payload(new byte[4]);
        if (request.has(Option.OBSERVE)) {
            observation = request.token();
            answer.add(Option.OBSERVE, 1);
        }
        boolean promoted = busy == Busy.NO && scheduler.promote(ActivityKind.RESPONSE, PATH, Long.MAX_VALUE, time);
        if (promoted) {
            busy(Busy.RESPONSE);
            busyPromoted = true;
            scheduler.sentConfirmable(ActivityKind.RESPONSE, PATH, true, time);
            transport.respond(exchange, answer, true, busyTag);
        } else {
            scheduler.sent(ActivityKind.RESPONSE, PATH, time);
            transport.respond(exchange, answer, false, Transport.NONE);
        }
    }

    @Override
    public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long time) {
        now = time;
        if (busy == Busy.NO || tag != busyTag) {
            if (outcome == Outcome.RESET) {
                scheduler.doubt(ActivityKind.NOTIFICATION, Doubt.RESET, PATH, now);
            }
            return;
        }
        Busy what = busy;
        busy = Busy.NO;
        scheduler.exchange(transmissions, outcome != Outcome.TIMED_OUT, now - firstSent);
        if (busyPromoted) {
            scheduler.promotedDatagrams(transmissions, outcome == Outcome.ACKNOWLEDGED);
            busyPromoted = false;
        }
        switch (what) {
            case REGISTER -> registered(outcome, answer, firstSent);
            case UPDATE -> updated(outcome, answer, firstSent);
            case SEND -> {
                if (outcome == Outcome.ANSWERED && Code.isSuccess(answer.code())) {
                    scheduler.proven(ActivityKind.SEND, PATH, firstSent);
                } else {
                    scheduler.unproven();
                    scheduler.doubt(
                            ActivityKind.SEND,
                            outcome == Outcome.ANSWERED ? Doubt.REFUSED : Doubt.TIMED_OUT,
                            PATH,
                            now);
                }
            }
            default -> {
                ActivityKind kind = what == Busy.RESPONSE ? ActivityKind.RESPONSE : ActivityKind.NOTIFICATION;
                if (outcome == Outcome.ACKNOWLEDGED) {
                    scheduler.proven(kind, PATH, firstSent);
                } else {
                    scheduler.unproven();
                    scheduler.doubt(kind, outcome == Outcome.RESET ? Doubt.RESET : Doubt.TIMED_OUT, PATH, now);
                }
            }
        }
    }

    private void registered(Outcome outcome, Message answer, long firstSent) {
        if (outcome == Outcome.ANSWERED && answer.code() == Code.CREATED) {
            location = answer.optionText(answer.find(Option.LOCATION_PATH) + 1);
            failures = 0;
            scheduler.registered(firstSent, lifetime, now);
        } else {
            registerAt = now + (RETRY << Math.min(failures++, 5));
        }
    }

    private void updated(Outcome outcome, Message answer, long firstSent) {
        if (outcome == Outcome.ANSWERED && answer.code() == Code.CHANGED) {
            scheduler.updated(firstSent, lifetime, now);
            return;
        }
        if (outcome == Outcome.ANSWERED) {
            scheduler.absent(now);
        } else {
            scheduler.ended();
        }
        location = null;
        observation = null;
        registerAt = now;
    }

    private void busy(Busy what) {
        busy = what;
        busyTag = nextTag++;
    }

    private static Message post(String... path) {
        Message message = new Message(Code.POST);
        for (String segment : path) {
            message.add(Option.URI_PATH, segment);
        }
        return message;
    }
}
