package io.tacit.lwm2m.refresh;

/** Why an Update is sent. Those before {@link #DOUBT} are owed whatever the timer says. */
public enum UpdateReason {
    /** The lifetime was changed. */
    LIFETIME_CHANGED("lifetime changed"),
    /** The binding or the queue mode was changed. */
    BINDING_CHANGED("binding changed"),
    /** Objects or Object Instances came or went. */
    OBJECTS_CHANGED("objects changed"),
    /** The server executed the Registration Update Trigger, /1/x/8. */
    TRIGGERED("triggered by the server"),
    /** The application asked for it. */
    APPLICATION("asked for by the application"),
    /** The client wakes in queue mode, and the server waits for an Update to deliver what it has queued. */
    WAKING("waking in queue mode"),
    /** The security session or the local address is new. */
    NEW_CONNECTION("new connection"),
    /** Something suggests that the server has forgotten the client. */
    DOUBT("doubt"),
    /** The lifetime is about to run out, and nothing that counts has reached the server. */
    DEADLINE("lifetime about to run out"),
    /** The trial whether the server honours other traffic has come to its end. */
    TRIAL("the trial ends"),
    /** It falls due soon, and the radio is awake for a report anyway. */
    RIDE_ALONG("rides along with a report"),
    /** No Update was sent for long: does the server still honour other traffic? */
    AUDIT("audit");

    private final String text;

    UpdateReason(String text) {
        this.text = text;
    }

    /** Returns the reason as it is written in a sentence. */
    @Override
    public String toString() {
        return text;
    }
}
