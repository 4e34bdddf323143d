package io.tacit.lwm2m.refresh;

/**
 * One decision of the {@link RefreshScheduler}, with its reason. There is one object per scheduler, filled anew each
 * time: valid only during the call that it was passed to.
 */
public final class Decision {

    /** What was decided. */
    public enum Type {
        /** The timer fired, and no Update is needed yet. */
        UPDATE_NOT_NEEDED,
        /** The deadline has come, but a message in flight can still be the proof. */
        UPDATE_WAITS,
        /** An Update is due. */
        UPDATE_DUE,
        /** An Update is held: a trial whether the server honours other traffic. */
        UPDATE_HELD,
        /** A trial showed that the server honours other traffic. */
        TRIAL_CONFIRMED,
        /** A trial showed that the server does not honour other traffic. */
        TRIAL_REFUTED,
        /** A trial showed nothing. */
        TRIAL_INCONCLUSIVE,
        /** A control was answered, which tells whether the server's answers to Updates can be believed. */
        CONTROL,
        /** A message that would have been sent without asking for an acknowledgement is sent Confirmable. */
        PROMOTED,
        /** The server seems to have forgotten the client; an Update will tell. */
        DOUBTED,
        /**
         * The server had dropped the client although the policy said that it would not: from now on as
         * {@code standard}.
         */
        TRUST_WITHDRAWN,
        /** The margin is cut to half the lifetime: this lifetime can't be kept safely on this link. */
        MARGIN_CAPPED
    }

    Type type;
    UpdateReason reason;
    Doubt doubt;
    ActivityKind kind;
    Object subject;
    boolean proven;
    int kinds;
    Trust trust;
    long sentAt;
    long next;
    long now;

    Decision() {}

    void set(Type newType, ActivityKind newKind, Object newSubject, long newSentAt, long newNext, long newNow) {
        type = newType;
        kind = newKind;
        subject = newSubject;
        sentAt = newSentAt;
        next = newNext;
        now = newNow;
        reason = null;
        doubt = null;
        proven = true;
        kinds = 0;
        trust = null;
    }

    /** Returns what was decided. */
    public Type type() {
        return type;
    }

    /** Returns why an Update is due; null unless it is. */
    public UpdateReason reason() {
        return reason;
    }

    /** Returns what raised a doubt; null unless one was raised. */
    public Doubt doubt() {
        return doubt;
    }

    /** Returns the kind of the message that the decision rests on or is about; null if that is Register or Update. */
    public ActivityKind kind() {
        return kind;
    }

    /** Returns what that message was about, as the sender named it, usually a path; null if unknown. */
    public Object subject() {
        return subject;
    }

    /** Returns when that message was first sent, in elapsed milliseconds; meaningless if there is none. */
    public long sentAt() {
        return sentAt;
    }

    /** Returns when the scheduler looks next, in elapsed milliseconds; Long.MAX_VALUE for never. */
    public long nextCheck() {
        return next;
    }

    /** Returns when the decision was made, in elapsed milliseconds. */
    public long now() {
        return now;
    }

    /** Returns what is trusted after a trial or a control; null for other decisions. */
    public Trust trust() {
        return trust;
    }

    /** Returns the decision as one line for people. */
    @Override
    public String toString() {
        switch (type) {
            case UPDATE_NOT_NEEDED:
                return "Update not needed: " + evidence() + nextCheckText();
            case UPDATE_WAITS:
                return "Update waits: " + what() + " in flight, sent " + seconds(now - sentAt) + " ago"
                        + nextCheckText();
            case UPDATE_DUE:
                return "Update: " + dueText();
            case UPDATE_HELD:
                return "Update held: trial whether " + kindsText() + " count; concludes in " + seconds(next - now);
            case TRIAL_CONFIRMED:
                return "Trial: the server honours " + kindsText();
            case TRIAL_REFUTED:
                return "Trial: the server does not honour " + kindsText() + nextTrialText();
            case TRIAL_INCONCLUSIVE:
                return "Trial: inconclusive for " + kindsText() + nextTrialText();
            case CONTROL:
                return controlText();
            case PROMOTED:
                return "Promoted: " + what()
                        + " goes out Confirmable to save an Update; deadline in "
                        + seconds(next - now);
            case DOUBTED:
                return "Doubt: " + what() + " " + doubt + "; an Update will tell";
            case TRUST_WITHDRAWN:
                return "Trust withdrawn: the server had dropped the client; other traffic does not count any more";
            default:
                return "Margin capped at " + seconds(next)
                        + ", half the lifetime: on this link so short a lifetime can't be kept safely";
        }
    }

    private String evidence() {
        String ago = ", sent " + seconds(now - sentAt) + " ago";
        if (kind == null) {
            return "Register or Update answered" + ago;
        }
        if (!proven) {
            return what() + ago + ", taken as received";
        }
        return what() + (kind == ActivityKind.SEND ? " answered" : " acknowledged") + ago;
    }

    private String dueText() {
        if (reason != UpdateReason.DEADLINE) {
            return reason.toString();
        }
        return "nothing proven to have arrived for " + seconds(now - sentAt) + ", " + reason + " in "
                + seconds(next - now);
    }

    private String kindsText() {
        String words = Trust.words(kinds, "s and ");
        return words.length() == 0 ? "nothing" : words + "s";
    }

    private String nextTrialText() {
        return "; next trial in " + seconds(next - now) + " at the earliest";
    }

    private String controlText() {
        switch (trust.answers) {
            case CHECKED:
                return "Control: an unknown location is answered 4.04, so trials tell something";
            case MEANINGLESS:
                return "Control: an unknown location is answered 2.04, so trials would tell nothing, and none is made";
            default:
                return "Control: no clear answer; tried again later";
        }
    }

    private String nextCheckText() {
        return next == Long.MAX_VALUE ? "; no further check" : "; next check in " + seconds(next - now);
    }

    private String what() {
        return subject == null ? kind.toString() : kind + " of " + subject;
    }

    /** Whole seconds are enough for people, tenths where a second is much. */
    private static String seconds(long millis) {
        if (millis < 0) {
            return "0 s";
        }
        if (millis >= 10000 || millis % 1000 == 0) {
            return (millis + 500) / 1000 + " s";
        }
        long tenths = (millis + 50) / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
