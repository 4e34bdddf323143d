package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Path;

/** A Send that waits for its turn at one server. */
final class PendingSend {

    final Path[] paths;
    final SendListener listener;

    PendingSend(Path[] paths, SendListener listener) {
        this.paths = paths;
        this.listener = listener;
    }
}
