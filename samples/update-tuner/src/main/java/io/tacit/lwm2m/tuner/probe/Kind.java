package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.refresh.ActivityKind;

/** What may start a lifetime anew, each probed under a name of its own. */
public enum Kind {
    /** Notifications that ask for an acknowledgement. */
    CONFIRMABLE("Confirmable notifications", "confirmable", ActivityKind.NOTIFICATION),
    /** Notifications that do not. */
    NON_CONFIRMABLE("Non-confirmable notifications", "non-confirmable", ActivityKind.NOTIFICATION),
    /** Sends (LwM2M Core TS 1.1, section 6.4.6), Confirmable as they are. */
    SEND("Sends", "send", ActivityKind.SEND),
    /** Answers to a Read. */
    RESPONSE("answers to reads", "response", ActivityKind.RESPONSE);

    private final String words;
    private final String suffix;
    private final ActivityKind activity;

    Kind(String words, String suffix, ActivityKind activity) {
        this.words = words;
        this.suffix = suffix;
        this.activity = activity;
    }

    /** Returns what the names of devices that send this kind end with. */
    public String suffix() {
        return suffix;
    }

    /** Returns the kind as an update policy has it. */
    public ActivityKind activity() {
        return activity;
    }

    /** Returns the kind as it is written in a sentence. */
    @Override
    public String toString() {
        return words;
    }

    boolean isNotification() {
        return activity == ActivityKind.NOTIFICATION;
    }

    /**
     * Returns what an operator can do for it to be probed, if the server does not by itself what it takes.
     *
     * @param name of the device
     * @param seconds how often
     */
    String help(String name, int seconds) {
        return isNotification()
                ? "have the server observe /3303/0/5700 of " + name + " while the probe waits (--wait)"
                : "have the server read /3303/0/5700 of " + name + " every " + seconds + " s until the probe ends";
    }
}
