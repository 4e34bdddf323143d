package io.tacit.lwm2m.client;

import java.util.ArrayList;

/** What has to wait for the delivery of an answer that nobody acknowledges: it is done after a time. */
final class ActionTimer {

    private final ArrayList<IncomingRequest> requests = new ArrayList<IncomingRequest>();
    private long at = Long.MAX_VALUE;

    /** Several that wait are done together, at the latest of their times: there is rarely more than one. */
    void add(IncomingRequest request, long when) {
        requests.add(request);
        at = at == Long.MAX_VALUE || when > at ? when : at;
    }

    void run(long now) {
        if (now < at) {
            return;
        }
        at = Long.MAX_VALUE;
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).runActions();
        }
        requests.clear();
    }

    long wakeAt() {
        return at;
    }
}
