package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.tuner.Course;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptor;

/** Writes down every message of a device, for its time line; and keeps requests from a device that is to be deaf. */
final class Recorder implements MessageInterceptor {

    private final long started;
    private final List<Course.Message> messages = new ArrayList<>();
    private final Set<Integer> sent = new HashSet<>();
    private volatile boolean deaf;

    /**
     * Begins.
     *
     * @param started from when times are counted, by System.nanoTime
     */
    Recorder(long started) {
        this.started = started;
    }

    /** From now on no request reaches the device, and none is answered or acknowledged. */
    void deafen() {
        deaf = true;
    }

    synchronized List<Course.Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void sendRequest(Request request) {
        add(request, true, kind(request));
    }

    private String kind(Request request) {
        String path = request.getOptions().getUriPathString();
        if (path.equals("dp")) {
            return "send";
        }
        if (path.equals("rd")) {
            return "register";
        }
        if (request.getCode() == Code.DELETE) {
            return "deregister";
        }
        return path.endsWith(Device.NOT_THERE) ? "control" : "update";
    }

    @Override
    public void sendResponse(Response response) {
        boolean notification = response.getOptions().hasObserve() && response.getType() != Type.ACK;
        add(response, true, notification ? "notification" : "response");
    }

    @Override
    public void sendEmptyMessage(EmptyMessage message) {
        add(message, true, kind(message));
    }

    @Override
    public void receiveRequest(Request request) {
        if (deaf) {
            request.cancel();
        }
        add(request, false, "request");
    }

    @Override
    public void receiveResponse(Response response) {
        add(response, false, "response");
    }

    @Override
    public void receiveEmptyMessage(EmptyMessage message) {
        add(message, false, kind(message));
    }

    private static String kind(EmptyMessage message) {
        return message.getType() == Type.RST ? "reset" : "acknowledgement";
    }

    private synchronized void add(Message message, boolean fromDevice, String kind) {
        boolean answers = message.getType() == Type.ACK || message.getType() == Type.RST;
        boolean repeated = fromDevice && !answers && !sent.add(message.getMID());
        int code = message.getRawCode();
        messages.add(new Course.Message(
                (System.nanoTime() - started) / 1_000_000,
                fromDevice,
                kind,
                message.getMID(),
                (code >> 5) + "." + (code % 32 < 10 ? "0" : "") + code % 32,
                message.getBytes() == null ? 0 : message.getBytes().length,
                message.getType() == Type.CON,
                repeated,
                false,
                false,
                false));
    }
}
