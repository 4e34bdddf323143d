package io.tacit.lwm2m.tuner.probe;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.tuner.Course;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;

/**
 * A device that does exactly what it is told: registered under a name of its own, from a port of its own. Requests wait
 * for their answer. Any thread.
 */
final class Device implements AutoCloseable, Tree.Watcher {

    /** What is appended to a location for one that there is not. */
    static final String NOT_THERE = "-not-there";

    /**
     * Three transmissions (RFC 7252 section 4.8): enough for a link that loses something, and soon over without one.
     */
    private static final int MAX_RETRANSMIT = 2;

    private static final long PATIENCE_MILLIS = 15_000;

    /** For a De-register: if it gets lost, the registration runs out by itself, and soon. */
    private static final long LAST_PATIENCE_MILLIS = 1_000;

    private final Plan plan;
    private final String name;
    private final Sensor sensor = new Sensor();
    private final Recorder recorder;
    private final Tree tree;
    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final List<Long> arrived = new ArrayList<>();
    private final List<Course.Interval> lifetimes = new ArrayList<>();
    private final long started;
    private int sent;
    private boolean read;
    private long rejectedAt = Long.MAX_VALUE;
    private String location;

    /**
     * Makes one, which is not registered yet.
     *
     * @param type of its notifications
     * @param started from when times are counted, by System.nanoTime
     */
    Device(Plan plan, String name, Type type, long started) {
        this.plan = plan;
        this.name = name;
        this.started = started;
        this.recorder = new Recorder(started);
        this.tree = new Tree(sensor, type, this);
        Configuration configuration = configuration();
        this.endpoint = CoapEndpoint.builder().setConfiguration(configuration).build();
        this.server = new CoapServer(configuration) {
            @Override
            protected Resource createRoot() {
                return tree;
            }
        };
        endpoint.addInterceptor(recorder);
        server.addEndpoint(endpoint);
        server.start();
    }

    /** An own configuration: the standard one would be read from a file, and written to it. */
    private static Configuration configuration() {
        return new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS)
                .set(CoapConfig.MAX_RETRANSMIT, MAX_RETRANSMIT)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
    }

    String name() {
        return name;
    }

    // ---- what it sends ----

    Answer register() throws InterruptedException {
        Request request = Request.newPost();
        request.getOptions()
                .setUriPath("rd")
                .addUriQuery("ep=" + name)
                .addUriQuery("lt=" + plan.lifetime())
                .addUriQuery("lwm2m=1.1")
                .addUriQuery("b=U")
                .setContentFormat(ContentFormat.LINK_FORMAT);
        request.setPayload(Sensor.LINKS);
        Answer answer = ask(request);
        if (answer.success()) {
            location = answer.location();
            lives(answer.atNanos());
        }
        return answer;
    }

    Answer update() throws InterruptedException {
        Answer answer = ask(to(Request.newPost(), location));
        if (answer.success()) {
            lives(answer.atNanos());
        }
        return answer;
    }

    /** An Update to a location that there is not. */
    Answer control() throws InterruptedException {
        return ask(to(Request.newPost(), location + NOT_THERE));
    }

    void send() throws InterruptedException {
        Request request = to(Request.newPost(), "dp");
        request.getOptions().setContentFormat(ContentFormat.SENML_CBOR);
        request.setPayload(sensor.report());
        counted();
        if (ask(request).came()) {
            acknowledged();
        }
    }

    void sendNotification() {
        tree.notifyObservers();
    }

    private static Request to(Request request, String path) {
        request.getOptions().setUriPath(path);
        return request;
    }

    private Answer ask(Request request) throws InterruptedException {
        return ask(request, PATIENCE_MILLIS);
    }

    private Answer ask(Request request, long patienceMillis) throws InterruptedException {
        request.setDestinationContext(new AddressEndpointContext(plan.server()));
        request.send(endpoint);
        return Answer.of(request.waitForResponse(patienceMillis), request.isRejected());
    }

    /** Ends the registration, if there is one, and all else. */
    @Override
    public void close() {
        try {
            if (location != null) {
                ask(to(Request.newDelete(), location), LAST_PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It will run out by itself.
        } finally {
            server.destroy();
        }
    }

    // ---- what it hears ----

    /** From now on it takes no notice of requests. */
    void deafen() {
        recorder.deafen();
    }

    boolean observed() {
        return tree.observed();
    }

    synchronized boolean wasRead() {
        return read;
    }

    @Override
    public synchronized void answered(boolean observation) {
        read |= !observation;
        counted();
        if (!confirms()) {
            acknowledged();
        }
    }

    private boolean confirms() {
        return tree.getObserveType() == Type.CON;
    }

    private synchronized void counted() {
        sent++;
    }

    @Override
    public synchronized void acknowledged() {
        arrived.add(System.nanoTime());
    }

    @Override
    public synchronized void rejected() {
        rejectedAt = Math.min(rejectedAt, System.nanoTime());
    }

    // ---- what was counted ----

    /** Forgets what was counted so far. */
    synchronized void countAnew() {
        sent = 0;
        arrived.clear();
    }

    synchronized int sent() {
        return sent;
    }

    /** Returns when messages of its kind are known to have reached the server; where there is no knowing, all. */
    synchronized List<Long> arrived() {
        return List.copyOf(arrived);
    }

    /** Returns when the server showed that it no longer knows of an observation; Long.MAX_VALUE if it did not. */
    synchronized long rejectedAt() {
        return rejectedAt;
    }

    private synchronized void lives(long from) {
        long millis = (from - started) / 1_000_000;
        lifetimes.add(new Course.Interval(millis, millis + 1000L * plan.lifetime()));
    }

    /** Returns its time line so far. */
    synchronized Course course(List<Course.Decided> decisions) {
        long length = (System.nanoTime() - started) / 1_000_000;
        return new Course(
                name, plan.lifetime(), "", length, recorder.messages(), decisions, List.of(), lifetimes, List.of());
    }
}
