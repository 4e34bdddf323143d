package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Path;

/** Hears of exceptions that an Object of the application should not have thrown. Called on the client's thread. */
public interface FailureListener {

    /**
     * An Object failed; the server was answered 5.00, without the exception's message.
     *
     * @param path what the server's request was about
     * @param cause what was thrown
     */
    void failed(Path path, RuntimeException cause);
}
