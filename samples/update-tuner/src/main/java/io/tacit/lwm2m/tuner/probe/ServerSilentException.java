package io.tacit.lwm2m.tuner.probe;

import java.io.IOException;

/** The server lets nobody register: nothing can be found out. The message is a sentence for the operator. */
public final class ServerSilentException extends IOException {

    private static final long serialVersionUID = 1L;

    ServerSilentException(String message) {
        super(message);
    }
}
