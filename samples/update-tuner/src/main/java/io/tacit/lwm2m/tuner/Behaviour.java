package io.tacit.lwm2m.tuner;

/** The servers that are measured: what starts a lifetime anew there besides Register and Update, and other habits. */
enum Behaviour {
    NOTHING("nothing, as the specification has it", "resets:nothing"),
    EVERYTHING("any message", "resets:NOTIFICATION|SEND|RESPONSE"),
    NOTIFICATIONS("notifications", "resets:NOTIFICATION"),
    SENDS("Sends (one a minute, no reports)", "resets:SEND", "SEND:PERIODIC:60:10"),
    RESPONSES("responses (read once a minute, no reports)", "resets:RESPONSE", "READ:PERIODIC:60:10"),
    GRACE("nothing; keeps a registration 30 s longer", "resets:nothing,grace:30"),
    SWEEP("nothing; looks for expired ones every 60 s", "resets:nothing,sweep:60"),
    REVIVE("the same; a late Update revives", "resets:nothing,sweep:60,revives:true"),
    ANSWERS_ALL("nothing; answers 2.04 to everything", "resets:nothing,answersall:true"),
    ACKNOWLEDGES("nothing; acknowledges what the forgotten send", "resets:nothing,acksdropped:true"),
    CLAMPS("nothing; keeps a lifetime of 240 s instead of 300", "resets:nothing,clamp:240"),
    RESTARTS(
            "any message; forgets everything every two days",
            "resets:NOTIFICATION|SEND|RESPONSE,restart:172800,down:60");

    private final String title;
    private final String server;
    private final String traffic;

    Behaviour(String title, String server) {
        this(title, server, "REPORT:PERIODIC:60:10");
    }

    Behaviour(String title, String server, String traffic) {
        this.title = title;
        this.server = server;
        this.traffic = traffic;
    }

    String title() {
        return title;
    }

    String server() {
        return server;
    }

    String traffic() {
        return traffic;
    }
}
