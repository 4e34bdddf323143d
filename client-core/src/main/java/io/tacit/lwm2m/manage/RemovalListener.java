package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Path;

/** Hears what servers have removed, so that what belonged to it goes too. Called on the client's thread. */
public interface RemovalListener {

    /**
     * An Object Instance or a Resource Instance is gone; the answer has not been sent yet.
     *
     * @param path what is gone, with everything below it
     */
    void removed(Path path);
}
