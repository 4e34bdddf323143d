package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RememberedIds;
import io.tacit.lwm2m.transport.SecurityAccount;
import io.tacit.lwm2m.transport.ServerUri;
import io.tacit.lwm2m.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's {@link Transport} over Californium. Everything here runs on the protocol thread; what happens is put in
 * a queue and told in {@link #handle}, so that no event is delivered from inside another call. All servers whose URI is
 * {@code coap} are spoken to from one UDP port, each one whose URI is {@code coaps} through a connector of its own.
 */
final class MessageLayer implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(MessageLayer.class);

    private static final int MAX_PAYLOAD = 1024;

    private final SharedRuntime runtime;
    private final Settings settings;
    private final Configuration config;
    private final ElapsedClock clock;
    private final Random random;
    private final Runnable onEvents;
    private final long exchangeLifetime;
    private final long nonLifetime;

    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final List<Association> associations = new ArrayList<>();
    private final List<Outgoing> outstanding = new ArrayList<>();
    private final Map<Integer, Incoming> unanswered = new HashMap<>();
    private MessageEndpoint plain;
    private Outgoing sending;
    private int lastAssociation;
    private int lastExchange;
    private boolean handling;

    private interface Event {
        void deliver(long now);
    }

    /**
     * Makes the message layer of one client.
     *
     * @param onEvents called on the protocol thread when {@link #handle} has something to tell
     */
    MessageLayer(SharedRuntime runtime, Settings settings, ElapsedClock clock, Random random, Runnable onEvents) {
        this.runtime = runtime;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.onEvents = onEvents;
        config = settings.configuration();
        exchangeLifetime = config.get(CoapConfig.EXCHANGE_LIFETIME, TimeUnit.MILLISECONDS);
        nonLifetime = config.get(CoapConfig.NON_LIFETIME, TimeUnit.MILLISECONDS);
    }

    @Override
    public int open(ServerUri server, SecurityAccount security, Events listener) {
        lastAssociation = lastAssociation + 1 & Integer.MAX_VALUE;
        Association association = new Association(lastAssociation, server, listener);
        associations.add(association);
        if (server.scheme().equals("coaps") && settings.connectorFactory() == null) {
            LOG.error(
                    "{} needs a secure connector: give one to CaliforniumTransport.builder().connectorFactory(...)",
                    server);
            ended(association, Cause.NOT_SUPPORTED);
        } else if (server.isAddress()) {
            try {
                resolved(association, security, InetAddress.getByName(server.host()));
            } catch (UnknownHostException e) {
                resolved(association, security, null);
            }
        } else {
            runtime.resolve(server.host(), address -> resolved(association, security, address));
        }
        return association.number();
    }

    private void resolved(Association association, SecurityAccount security, InetAddress address) {
        ServerUri server = association.server();
        if (association.isClosed()) {
            return;
        }
        if (address == null) {
            LOG.warn("{} has no address", server.host());
            ended(association, Cause.UNRESOLVED);
            return;
        }
        InetSocketAddress peer = new InetSocketAddress(address, server.port());
        byte[] uriHost = settings.uriHost() && !server.isAddress() ? Message.utf8(server.host()) : null;
        boolean secure = server.scheme().equals("coaps");
        try {
            if (secure) {
                association.opened(secureEndpoint(association, security), new AddressEndpointContext(peer), uriHost);
            } else {
                association.opened(plainEndpoint(), new UdpEndpointContext(peer), uriHost);
                plain.addPeer(peer);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("no local port for {}: {}", server, e.toString());
            ended(association, secure ? Cause.SECURITY : Cause.NETWORK);
            return;
        }
        Opening how = secure ? Opening.HANDSHAKE : Opening.PLAIN;
        tell(association, now -> association.events().opened(association.number(), how, now));
    }

    private MessageEndpoint plainEndpoint() throws IOException {
        if (plain == null) {
            SelectorConnector connector = new SelectorConnector(runtime, settings.localAddress(), () -> isRepetition());
            MessageEndpoint endpoint = new MessageEndpoint(runtime, config, random, connector, new PlainInbox());
            start(endpoint);
            plain = endpoint;
        }
        return plain;
    }

    private MessageEndpoint secureEndpoint(Association association, SecurityAccount security) throws IOException {
        InetSocketAddress any = new InetSocketAddress(settings.localAddress().getAddress(), 0);
        MessageEndpoint endpoint = new MessageEndpoint(
                runtime,
                config,
                random,
                settings.connectorFactory().create(association.server(), security, any),
                new SecureInbox(association));
        start(endpoint);
        return endpoint;
    }

    private void start(MessageEndpoint endpoint) throws IOException {
        if (settings.wireListener() != null) {
            new WireTap(this, settings.wireListener()).listenTo(endpoint.coap());
        }
        try {
            endpoint.start();
        } catch (IOException | RuntimeException e) {
            endpoint.destroy();
            throw e;
        }
    }

    @Override
    public void close(int number) {
        Association association = find(number);
        if (association == null) {
            return;
        }
        association.close();
        associations.remove(association);
        for (Outgoing message : new ArrayList<>(outstanding)) {
            if (message.association() == association) {
                message.cancel();
            }
        }
        unanswered.values().removeIf(incoming -> incoming.association() == association);
        if (association.endpoint() == null) {
            return;
        }
        if (association.endpoint() != plain) {
            association.endpoint().destroy();
        } else if (at(association.peer()) == null) {
            plain.removePeer(association.peer().getPeerAddress());
        }
    }

    /**
     * Closes everything.
     *
     * @return counted down when the UDP port is free again
     */
    CountDownLatch shutDown() {
        for (Association association : new ArrayList<>(associations)) {
            close(association.number());
        }
        events.clear();
        if (plain == null) {
            return new CountDownLatch(0);
        }
        plain.destroy();
        return plain.portFree();
    }

    @Override
    public int maxPayload(int association) {
        return Math.min(MAX_PAYLOAD, config.get(CoapConfig.MAX_MESSAGE_SIZE));
    }

    @Override
    public void request(int number, Message request, int tag) {
        Association association = find(number);
        if (association != null) {
            Outgoing outgoing =
                    new Outgoing(this, association, tag, WireTap.kind(request), WireTap.path(request, Option.URI_PATH));
            send(outgoing, true, () -> association.endpoint().request(outgoing, request));
        }
    }

    @Override
    public void accept(int exchange) {
        Incoming incoming = unanswered.get(exchange);
        if (incoming != null) {
            incoming.accept();
        }
    }

    @Override
    public void respond(int exchange, Message response, boolean confirmable, int tag) {
        Incoming incoming = unanswered.remove(exchange);
        if (incoming != null) {
            Type type =
                    confirmable ? Type.CON : incoming.isConfirmable() && !incoming.isAccepted() ? Type.ACK : Type.NON;
            String path = response.subject() != null ? response.subject().toString() : incoming.path();
            Association association = incoming.association();
            Outgoing outgoing = new Outgoing(this, association, tag, WireMessage.Kind.RESPONSE, path);
            send(
                    outgoing,
                    confirmable,
                    () -> association.endpoint().respond(incoming.takeExchange(), outgoing, response, type));
        }
    }

    @Override
    public void notify(int number, Message notification, boolean confirmable, int tag) {
        Association association = find(number);
        if (association != null) {
            Outgoing outgoing = new Outgoing(
                    this,
                    association,
                    tag,
                    WireMessage.Kind.NOTIFICATION,
                    WireTap.path(notification, Option.LOCATION_PATH));
            Type type = confirmable ? Type.CON : Type.NON;
            send(outgoing, confirmable, () -> association.endpoint().notify(outgoing, notification, type));
        }
    }

    private void send(Outgoing outgoing, boolean confirmable, Runnable how) {
        if (!outgoing.association().isUsable()) {
            outgoing.notSent();
            return;
        }
        if (confirmable) {
            outstanding.add(outgoing);
        }
        try {
            how.run();
        } catch (RuntimeException e) {
            LOG.error("a message that cannot be encoded was not sent: {}", e.toString());
            outgoing.notSent();
        }
    }

    @Override
    public void cancel(int tag) {
        if (tag == NONE) {
            return;
        }
        for (Outgoing message : new ArrayList<>(outstanding)) {
            if (message.tag() == tag) {
                message.cancel();
            }
        }
        for (Association association : associations) {
            association.nonConfirmable().cancel(tag);
        }
    }

    @Override
    public void handle(long now) {
        if (handling) {
            return;
        }
        handling = true;
        try {
            giveUpWaiting(now);
            // What is caused by these is left to the next call, which is due at once.
            for (int left = events.size(); left > 0 && !events.isEmpty(); left--) {
                deliver(events.poll(), now);
            }
        } finally {
            handling = false;
        }
    }

    private static void deliver(Event event, long now) {
        try {
            event.deliver(now);
        } catch (RuntimeException e) {
            LOG.error("the client failed at an event", e);
        }
    }

    @Override
    public long wakeAt() {
        if (!events.isEmpty()) {
            return 0;
        }
        long next = Long.MAX_VALUE;
        for (int i = 0; i < outstanding.size(); i++) {
            long since = outstanding.get(i).waitsSince();
            if (since < next - exchangeLifetime - 1) {
                next = since + exchangeLifetime + 1;
            }
        }
        return next;
    }

    private void giveUpWaiting(long now) {
        for (int i = outstanding.size() - 1; i >= 0; i--) {
            Outgoing message = outstanding.get(i);
            if (message.isOverdue(now - exchangeLifetime)) {
                message.timedOut();
            }
        }
    }

    // What Outgoing, Incoming and WireTap tell and ask.

    long now() {
        return clock.now();
    }

    /** A message is about to be handed to the connector. */
    void sending(Outgoing message) {
        sending = message;
        if (message.tag() != NONE
                && !message.sent().isConfirmable()
                && message.sent().getType() != Type.ACK) {
            long now = message.firstSent();
            message.association().nonConfirmable().add(message.sent().getMID(), message.tag(), now, now - nonLifetime);
        }
    }

    private boolean isRepetition() {
        return sending != null && sending.transmissions() > 1;
    }

    /** A request was acknowledged: there is a new time to wake at. */
    void waitsForAnswer() {
        onEvents.run();
    }

    void forget(Outgoing message) {
        outstanding.remove(message);
    }

    void outcome(Outgoing message, Outcome outcome, Message answer) {
        if (message.tag() == NONE) {
            return;
        }
        boolean wasSent = outcome != Outcome.NOT_SENT;
        long firstSent = wasSent ? message.firstSent() : -1;
        int transmissions = wasSent ? message.transmissions() : 0;
        Events to = message.association().events();
        tell(message.association(), now -> to.outcome(message.tag(), outcome, answer, firstSent, transmissions, now));
    }

    void repeated(Incoming request) {
        Association association = request.association();
        tell(association, now -> association.events().repeated(request.number(), now));
    }

    void onProtocolThread(Runnable task) {
        if (runtime.executor().checkOwner()) {
            task.run();
            return;
        }
        try {
            runtime.executor().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("too late", e);
        }
    }

    /** Finds the message on its way that has a message id or, if that is −1, a token. */
    Outgoing outstanding(int messageId, byte[] token) {
        for (Outgoing message : outstanding) {
            org.eclipse.californium.core.coap.Message sent = message.sent();
            if (sent != null
                    && (messageId >= 0
                            ? sent.getMID() == messageId
                            : java.util.Arrays.equals(sent.getTokenBytes(), token))) {
                return message;
            }
        }
        return null;
    }

    /** Tells how many messages are held, for tests. */
    String held() {
        return outstanding.size() + " outstanding, " + unanswered.size() + " unanswered, " + events.size() + " events, "
                + (plain == null ? "" : plain.held());
    }

    private void request(Association association, Exchange exchange, Request request) {
        lastExchange = lastExchange + 1 & Integer.MAX_VALUE;
        Incoming incoming = new Incoming(this, association, lastExchange, exchange);
        request.addMessageObserver(incoming);
        unanswered.put(incoming.number(), incoming);
        Message message = Messages.received(request);
        tell(
                association,
                now -> association
                        .events()
                        .request(association.number(), incoming.number(), message, incoming.isConfirmable(), now));
    }

    private boolean reset(Association association, int messageId) {
        RememberedIds remembered = association.nonConfirmable();
        int place = remembered.find(messageId, clock.now() - nonLifetime);
        if (place < 0) {
            return false;
        }
        long sentAt = remembered.sentAt(place);
        int tag = remembered.takeTag(place);
        if (tag != NONE) {
            tell(association, now -> association.events().outcome(tag, Outcome.RESET, null, sentAt, 1, now));
        }
        return true;
    }

    private void tell(Association association, Event event) {
        events.add(now -> {
            if (!association.isClosed()) {
                event.deliver(now);
            }
        });
        onEvents.run();
    }

    private void ended(Association association, Cause cause) {
        tell(association, now -> {
            close(association.number());
            association.events().closed(association.number(), cause, now);
        });
    }

    private Association find(int number) {
        for (int i = 0; i < associations.size(); i++) {
            if (associations.get(i).number() == number) {
                return associations.get(i);
            }
        }
        return null;
    }

    /** Finds the association of a peer on the plain port: the youngest, if two accounts name the same server. */
    private Association at(EndpointContext peer) {
        for (int i = associations.size() - 1; i >= 0; i--) {
            Association association = associations.get(i);
            if (association.isUsable()
                    && association.endpoint() == plain
                    && association.peer().getPeerAddress().equals(peer.getPeerAddress())) {
                return association;
            }
        }
        return null;
    }

    private final class PlainInbox implements MessageEndpoint.Inbox {
        @Override
        public void request(Exchange exchange, Request request) {
            Association association = at(request.getSourceContext());
            if (association != null) {
                MessageLayer.this.request(association, exchange, request);
            }
        }

        @Override
        public boolean reset(EndpointContext source, int messageId) {
            Association association = at(source);
            return association != null && MessageLayer.this.reset(association, messageId);
        }
    }

    private final class SecureInbox implements MessageEndpoint.Inbox {
        private final Association association;

        SecureInbox(Association association) {
            this.association = association;
        }

        @Override
        public void request(Exchange exchange, Request request) {
            MessageLayer.this.request(association, exchange, request);
        }

        @Override
        public boolean reset(EndpointContext source, int messageId) {
            return MessageLayer.this.reset(association, messageId);
        }
    }
}
