package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.ServerRequest;

/**
 * Passes a request on to Objects, and notices whether one of them puts the answer off. If several do, as they may when
 * a whole Object is read, the answer waits for all of them, or for the first that refuses.
 */
final class DeferralWatch implements ServerRequest {

    private final ServerRequest request;
    private Deferred answer;
    private int waiting;

    DeferralWatch(ServerRequest request) {
        this.request = request;
    }

    /** Whether somebody put the answer off. Does not change any more once the Objects' methods have returned. */
    boolean deferred() {
        return answer != null;
    }

    @Override
    public int shortServerId() {
        return request.shortServerId();
    }

    @Override
    public synchronized Deferred defer() {
        if (answer == null) {
            answer = request.defer();
        }
        waiting++;
        return new Part();
    }

    @Override
    public void afterDelivery(Runnable action) {
        request.afterDelivery(action);
    }

    /** Tells whether the part that succeeded was the last. */
    private synchronized boolean last() {
        return --waiting == 0;
    }

    /** One Object's share in the answer. */
    private final class Part implements Deferred {

        private boolean done;

        @Override
        public void succeed() {
            if (first() && last()) {
                answer.succeed();
            }
        }

        @Override
        public void refuse(int code, String diagnostic) {
            if (first()) {
                answer.refuse(code, diagnostic);
            }
        }

        private synchronized boolean first() {
            boolean first = !done;
            done = true;
            return first;
        }
    }
}
