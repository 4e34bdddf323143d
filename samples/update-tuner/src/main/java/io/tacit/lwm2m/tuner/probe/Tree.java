package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;

/**
 * What a server can read and observe: a path, and below it whatever is asked for. Only requests for a path that is
 * there are answered with a value.
 */
final class Tree extends CoapResource {

    /** Takes notice of what happens to answers and notifications. */
    interface Watcher {

        /**
         * An answer to a request goes out.
         *
         * @param observation whether it is the first of an observation, or a notification
         */
        void answered(boolean observation);

        /** A Confirmable notification was acknowledged. */
        void acknowledged();

        /** A notification was reset. */
        void rejected();
    }

    private final Map<String, Tree> children = new ConcurrentHashMap<>();
    private final String path;
    private final Sensor sensor;
    private final Type type;
    private final Watcher watcher;

    /**
     * Makes the root.
     *
     * @param type of notifications
     */
    Tree(Sensor sensor, Type type, Watcher watcher) {
        this("", "", sensor, type, watcher);
    }

    private Tree(String name, String path, Sensor sensor, Type type, Watcher watcher) {
        super(name);
        this.path = path;
        this.sensor = sensor;
        this.type = type;
        this.watcher = watcher;
        setObservable(true);
        setObserveType(type);
    }

    @Override
    public Resource getChild(String name) {
        return children.computeIfAbsent(name, unknown -> new Tree(name, path + "/" + name, sensor, type, watcher));
    }

    /** Returns whether something is observed. */
    boolean observed() {
        return getObserverCount() > 0 || children.values().stream().anyMatch(Tree::observed);
    }

    /** Sends a notification to every observer. */
    void notifyObservers() {
        if (getObserverCount() > 0) {
            changed();
        }
        children.values().forEach(Tree::notifyObservers);
    }

    @Override
    public void handleGET(CoapExchange exchange) {
        Response response;
        try {
            int[] format = new int[1];
            byte[] value =
                    sensor.read(Path.parse(path), exchange.getRequestOptions().getAccept(), format);
            response = new Response(ResponseCode.CONTENT);
            response.setPayload(value);
            response.getOptions().setContentFormat(format[0]);
        } catch (Refusal e) {
            response = new Response(ResponseCode.valueOf(e.code()));
        } catch (IllegalArgumentException e) {
            response = new Response(ResponseCode.NOT_FOUND);
        }
        response.addMessageObserver(new MessageObserverAdapter() {
            @Override
            public void onAcknowledgement() {
                watcher.acknowledged();
            }

            @Override
            public void onReject() {
                watcher.rejected();
            }
        });
        watcher.answered(exchange.getRequestOptions().hasObserve());
        exchange.respond(response);
    }

    /** Write-Attributes, which a server may send before it observes; the periods are the probe's own all the same. */
    @Override
    public void handlePUT(CoapExchange exchange) {
        exchange.respond(ResponseCode.CHANGED);
    }
}
