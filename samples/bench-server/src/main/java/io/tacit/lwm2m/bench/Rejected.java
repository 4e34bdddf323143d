package io.tacit.lwm2m.bench;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** A request of a client that is answered with an error. */
final class Rejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ResponseCode code;

    Rejected(ResponseCode code, String diagnostic) {
        super(diagnostic);
        this.code = code;
    }

    ResponseCode code() {
        return code;
    }
}
