package io.tacit.lwm2m.tuner.probe;

import org.eclipse.californium.core.coap.Response;

/**
 * What a server said to a request.
 *
 * @param code such as {@code 2.04}; {@code none} if nothing came, {@code reset} if it would not hear of it
 * @param location the Location-Path; empty but for a Register that was accepted
 * @param atNanos when that was known, by System.nanoTime
 */
record Answer(String code, String location, long atNanos) {

    static Answer of(Response response, boolean rejected) {
        long now = System.nanoTime();
        if (response == null) {
            return new Answer(rejected ? "reset" : "none", "", now);
        }
        return new Answer(response.getCode().text, response.getOptions().getLocationPathString(), now);
    }

    /** Tells whether a server that answers so to an Update knows of no such registration. */
    static boolean gone(String code) {
        return code.startsWith("4.") || code.equals("reset");
    }

    boolean success() {
        return code.startsWith("2.");
    }

    boolean came() {
        return !code.equals("none");
    }
}
