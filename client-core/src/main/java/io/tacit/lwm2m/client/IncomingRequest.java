package io.tacit.lwm2m.client;

import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.transport.Message;
import java.util.ArrayList;

/** A server's request until it is answered, as the Objects see it. */
final class IncomingRequest implements ServerRequest, Deferred {

    final int exchange;
    final Message request;
    final boolean confirmable;

    private final ServerContext server;
    private final Mailbox mailbox;
    private final ArrayList<Runnable> actions = new ArrayList<Runnable>(1);
    private boolean deferred;
    private boolean done;

    IncomingRequest(ServerContext server, Mailbox mailbox, int exchange, Message request, boolean confirmable) {
        this.server = server;
        this.mailbox = mailbox;
        this.exchange = exchange;
        this.request = request;
        this.confirmable = confirmable;
    }

    @Override
    public int shortServerId() {
        return server.shortServerId();
    }

    @Override
    public Deferred defer() {
        if (!deferred && !server.mayDefer()) {
            throw new Refusal(Refusal.SERVICE_UNAVAILABLE, "too many requests at once");
        }
        deferred = true;
        return this;
    }

    @Override
    public void afterDelivery(Runnable action) {
        actions.add(action);
    }

    @Override
    public void succeed() {
        finish(0, null);
    }

    @Override
    public void refuse(int code, String diagnostic) {
        finish(code, diagnostic);
    }

    boolean hasActions() {
        return actions.size() > 0;
    }

    /** The request was refused after all: nothing is to be done. */
    void dropActions() {
        actions.clear();
    }

    /** Does what had to wait for the delivery of the answer. */
    void runActions() {
        for (int i = 0; i < actions.size(); i++) {
            actions.get(i).run();
        }
        actions.clear();
    }

    private void finish(final int code, final String diagnostic) {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        mailbox.post(new Runnable() {
            @Override
            public void run() {
                server.resume(IncomingRequest.this, code, diagnostic);
            }
        });
    }
}
