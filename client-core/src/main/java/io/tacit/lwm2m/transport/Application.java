package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/** The application's code for large values, called so that nothing it throws gets further. */
final class Application {

    private final LargeValues values;

    Application(LargeValues values) {
        this.values = values;
    }

    OpaqueSink open(Blockwise.Association from, Message first) {
        return values.open(from.id, first, first.uint(Option.SIZE1));
    }

    void abort(OpaqueSink sink, Path about) {
        try {
            sink.abort();
        } catch (RuntimeException e) {
            values.failed(about, e);
        }
    }

    void release(Message message) {
        if (message.body() != null) {
            try {
                message.body().release();
            } catch (RuntimeException e) {
                values.failed(message.subject(), e);
            }
        }
    }

    /** Returns what was thrown as a refusal; if it was none, the application is told, and the server only 5.00. */
    Refusal refusal(Path about, RuntimeException thrown) {
        if (thrown instanceof Refusal) {
            return (Refusal) thrown;
        }
        values.failed(about, thrown);
        return new Refusal(Refusal.INTERNAL_SERVER_ERROR, null);
    }
}
