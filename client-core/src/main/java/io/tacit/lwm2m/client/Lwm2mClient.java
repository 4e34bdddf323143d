package io.tacit.lwm2m.client;

import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.manage.DeviceManagement;
import io.tacit.lwm2m.manage.FailureListener;
import io.tacit.lwm2m.manage.RemovalListener;
import io.tacit.lwm2m.model.OpaqueSink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.ChangeListener;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.SecurityObject;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.object.ServerObject;
import io.tacit.lwm2m.refresh.Trust;
import io.tacit.lwm2m.refresh.UpdateReason;
import io.tacit.lwm2m.report.DropPolicy;
import io.tacit.lwm2m.report.NotificationStore;
import io.tacit.lwm2m.report.Notify;
import io.tacit.lwm2m.report.Send;
import io.tacit.lwm2m.report.ValueLog;
import io.tacit.lwm2m.session.SessionState;
import io.tacit.lwm2m.transport.Blockwise;
import io.tacit.lwm2m.transport.LargeValues;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Transport;
import java.util.ArrayList;
import java.util.Random;

/**
 * A LwM2M Client: registers at a server, is managed by it, reports to it, and stays registered with as few Updates as
 * can be.
 *
 * <pre>{@code
 * Lwm2mClient client = Lwm2mClient.builder("urn:imei:356938035643809")
 *         .server(Server.at("coap://lwm2m.example.com").lifetimeSeconds(3600))
 *         .object(Device.builder().manufacturer("Acme").modelNumber("T1").onReboot(board).build())
 *         .object(temperature)
 *         .listener(new LogListener(System.out))
 *         .build();
 * }</pre>
 *
 * <p><b>Threads.</b> A client has no thread and reads no clock. It has an owner, one thread that calls {@link #start},
 * {@link #handle}, {@link #wakeAt}, {@link #wallClock} and {@link #stop} and hands in what the network brings; a
 * transport for Java SE brings that along. Every other method may be called by any thread, {@link #changed},
 * {@link #collect} and {@link #send} above all; they only leave word for the owner. Objects and listeners are called on
 * the owner's thread.
 *
 * <p><b>Time</b> is elapsed time in milliseconds, including sleep; it must not go backwards.
 *
 * <p><b>Memory.</b> About 3 kB, 420 bytes for each observation, what is stored and what is collected, and the buffers
 * of the largest messages; {@link Builder} limits each. A large value of type Opaque need not lie in memory, in either
 * direction.
 */
public final class Lwm2mClient {

    private final String endpoint;
    private final Server[] servers;
    private final Listeners listeners;
    private final Limits limits;
    private final TrustStore trustStore;
    private final ServerAccount[] accounts;
    private final ObjectTree tree;
    private final Mailbox mailbox = new Mailbox();
    private final WallClock wallClock = new WallClock();
    private final Formats formats = new Formats();
    private final Send sendBuilder;
    private final ChangeListener toObservations = new ToObservations();

    private volatile ServerContext[] contexts = {};
    private Transport transport;
    private long now;

    private Lwm2mClient(Builder builder) {
        endpoint = builder.endpoint;
        servers = new Server[] {builder.server};
        listeners = builder.listeners;
        limits = builder.limits;
        trustStore = builder.trustStore;
        accounts = new ServerAccount[] {builder.server.account(0)};
        builder.objects.add(new SecurityObject(builder.server.version, builder.server.securityData(0)));
        builder.objects.add(new ServerObject(builder.server.version, new ServerWishes(), accounts));
        Lwm2mObject[] objects = new Lwm2mObject[builder.objects.size()];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = builder.objects.get(i);
            objects[i].attach(mailbox);
        }
        tree = new ObjectTree(objects);
        sendBuilder = new Send(tree, formats, limits.maxBody);
    }

    /**
     * Starts to put a client together.
     *
     * @param endpoint the Endpoint Client Name (TS 1.1, section 7.1.1), such as a URN with the IMEI; not empty
     * @return a builder
     * @throws IllegalArgumentException if the name is empty
     */
    public static Builder builder(String endpoint) {
        return new Builder(endpoint);
    }

    // ---- Any thread ----

    /**
     * Says that something changed, so that those who observe it are told. Objects do this by themselves; this is for
     * values that an Object reads from elsewhere.
     *
     * @param path what changed; everything below it counts
     */
    public void changed(Path path) {
        mailbox.changed(path.objectId(), path.instanceId(), path.resourceId());
    }

    /**
     * Sends values to the servers without being asked (Send, TS 1.1, section 6.4.5), in the format that
     * {@link Server#sendFormat} says. They are read when their turn comes, on the owner's thread.
     *
     * @param listener hears what became of it at each server, or null; if too many Sends wait, it hears
     *     {@link SendListener.Result#DROPPED}, and {@link ServerStatus#dropped} counts it
     * @param paths what to send, one or more, none within another
     * @throws IllegalArgumentException if a path can't be sent; the message says why
     */
    public void send(final SendListener listener, final Path... paths) {
        sendBuilder.check(paths);
        postSend(listener, paths);
    }

    /**
     * Has values read, and kept with their time until {@link #sendCollected}: also while the client is not registered.
     * They are read soon, on the owner's thread, for each server; to ask again before that changes nothing. How much is
     * kept, and what goes first when that is too much, says {@link Builder#collected}; what goes is counted by
     * {@link ServerStatus#dropped}, and {@link ClientListener#dropped} is told. So is what can't be read, or not be
     * kept, such as a large value ({@link io.tacit.lwm2m.model.OpaqueSource}).
     *
     * @param paths what to read, one or more, none within another
     * @return false if so many different paths wait to be read that these are dropped
     * @throws IllegalArgumentException if a path can't be sent; the message says why
     */
    public boolean collect(Path... paths) {
        sendBuilder.check(paths);
        return mailbox.collect(paths);
    }

    /**
     * Sends to each server what was collected for it (Send, TS 1.1, section 6.4.5; SenML with times), once it is
     * registered: in one message, or in several one after the other, as {@link Builder#maxBodyBytes} demands. What a
     * server has is forgotten; what it refuses, or does not answer, stays, and goes out with the next call of this
     * method. Times are of the wall clock if the owner {@linkplain #wallClock tells} it, or else relative to the moment
     * of sending (RFC 8428 section 4.5.3).
     *
     * @param listener hears once what became of it at each server, or null: {@link SendListener.Result#DELIVERED} if
     *     all is there, or if nothing was collected; or else how the first message that failed did
     */
    public void sendCollected(SendListener listener) {
        postSend(listener, null);
    }

    /** Throws away what was collected and not delivered; it is counted as dropped. */
    public void dropCollected() {
        mailbox.post(new Runnable() {
            @Override
            public void run() {
                for (ServerContext context : contexts) {
                    context.dropCollected();
                }
            }
        });
    }

    /** Paths are null for what was collected. */
    private void postSend(final SendListener listener, final Path[] paths) {
        boolean left = mailbox.postIfRoom(
                new Runnable() {
                    @Override
                    public void run() {
                        for (ServerContext context : contexts) {
                            context.send(new PendingSend(paths, listener));
                        }
                    }
                },
                limits.maxSends);
        if (!left && listener != null) {
            for (ServerAccount account : accounts) {
                listener.sent(account.shortServerId(), SendListener.Result.DROPPED, 0);
            }
        }
    }

    /** Has an Update sent to every server now, whatever the timer says. */
    public void update() {
        mailbox.post(new Runnable() {
            @Override
            public void run() {
                for (ServerContext context : contexts) {
                    context.session.require(UpdateReason.APPLICATION, now);
                }
            }
        });
    }

    /**
     * Trusts a server again whose trust was withdrawn, because it dropped the client although the policy said that it
     * would not.
     *
     * @param shortServerId the server
     * @throws IllegalArgumentException if there is no such server
     */
    public void restoreTrust(int shortServerId) {
        post(new ServerTask(shortServerId) {
            @Override
            void run(ServerContext context) {
                context.restoreTrust();
            }
        });
    }

    /**
     * Sets what is trusted to keep a registration at a server alive, besides Register and Update: as known from
     * elsewhere, or {@link Trust#none()} to have it learned anew. {@link ServerStatus#trust} reads it.
     *
     * @param shortServerId the server
     * @param trust what to trust
     * @throws IllegalArgumentException if there is no such server
     */
    public void setTrust(int shortServerId, final Trust trust) {
        post(new ServerTask(shortServerId) {
            @Override
            void run(ServerContext context) {
                context.trust(trust);
            }
        });
    }

    /**
     * Says whether a policy that learns may make trials of a server now; it may unless this says no. While a trial
     * holds an Update back, the server may have dropped the client, and throw reports away: say no while reports matter
     * most.
     *
     * @param shortServerId the server
     * @param permitted whether this is a good moment
     * @throws IllegalArgumentException if there is no such server
     */
    public void permitTrials(int shortServerId, final boolean permitted) {
        post(new ServerTask(shortServerId) {
            @Override
            void run(ServerContext context) {
                context.permitTrials(permitted);
            }
        });
    }

    /**
     * Tells how things stand with a server.
     *
     * @param shortServerId the server
     * @return a copy, as of the last time that the owner was at work
     * @throws IllegalArgumentException if there is no such server
     */
    public ServerStatus status(int shortServerId) {
        check(shortServerId);
        for (ServerContext context : contexts) {
            if (context.shortServerId() == shortServerId) {
                return context.status();
            }
        }
        return new ServerStatus();
    }

    /** Returns the Endpoint Client Name. */
    public String endpoint() {
        return endpoint;
    }

    // ---- The owner's thread ----

    /**
     * Starts: opens the association with the server, and registers.
     *
     * @param newTransport carries the messages
     * @param random makes retries and ETags differ from those of other clients, and of this one after a restart
     * @param wake called by any thread when the owner should call {@link #handle} soon; must be quick and not block
     * @param time elapsed time
     * @throws IllegalStateException if the client was started before
     */
    public void start(Transport newTransport, Random random, Runnable wake, long time) {
        if (transport != null) {
            throw new IllegalStateException("a client starts only once: build another one");
        }
        now = time;
        transport = new Blockwise(newTransport, new ToSinks(), limits.maxBody, limits.maxTransfers, random.nextInt());
        ClientParts parts = new ClientParts();
        parts.endpoint = endpoint;
        parts.tree = tree;
        parts.formats = formats;
        parts.management = new DeviceManagement(
                tree, formats, limits.maxBody, toObservations, new ToAttributes(), new FailureReport());
        parts.sendBuilder = sendBuilder;
        parts.notify = new Notify(tree, formats, limits.maxBody);
        parts.store = new NotificationStore(limits.maxStored, limits.maxStoredBytes, limits.storePolicy);
        parts.transport = transport;
        parts.mailbox = mailbox;
        parts.wallClock = wallClock;
        parts.listener = listeners;
        parts.limits = limits;
        parts.trustStore = trustStore;
        parts.random = random;
        ServerContext[] made = new ServerContext[servers.length];
        for (int i = 0; i < servers.length; i++) {
            made[i] = new ServerContext(parts, servers[i], accounts[i]);
        }
        contexts = made;
        mailbox.wakeBy(wake);
        for (ServerContext context : made) {
            context.start(time);
        }
    }

    /**
     * Does what is due, the transport's part included. Call it at {@link #wakeAt}, after handing in something from the
     * network, and soon after having been woken. Calling it too often does no harm.
     *
     * @param time elapsed time
     */
    public void handle(long time) {
        now = time;
        if (transport == null) {
            return;
        }
        transport.handle(time);
        mailbox.deliverChanges(toObservations);
        collect(mailbox.takeCollects());
        mailbox.runTasks();
        for (ServerContext context : contexts) {
            context.handle(time);
        }
    }

    /**
     * Tells what the wall clock shows, for the times of values that go out later than they were taken. Call it before
     * {@link #handle}, at the start, and whenever the clock was set; if it is never called, times are relative. A clock
     * that shows a time before July 1978 counts as one that was not set (RFC 8428 section 4.5.3).
     *
     * @param epochMillis milliseconds since 1970-01-01T00:00:00Z
     * @param time elapsed time of the same moment
     */
    public void wallClock(long epochMillis, long time) {
        wallClock.set(epochMillis, time);
    }

    /**
     * Returns when {@link #handle} wants to be called next, in elapsed milliseconds; Long.MAX_VALUE for never, a past
     * time for now.
     */
    public long wakeAt() {
        if (transport == null) {
            return Long.MAX_VALUE;
        }
        long at = transport.wakeAt();
        for (ServerContext context : contexts) {
            long one = context.wakeAt();
            at = one < at ? one : at;
        }
        return at;
    }

    /**
     * Stops for good: de-registers where registered. Go on calling {@link #handle} until {@link #stopped}, which takes
     * 93 seconds if the server does not answer; or {@link #abandon} it before.
     *
     * @param time elapsed time
     */
    public void stop(long time) {
        now = time;
        for (ServerContext context : contexts) {
            context.stop(time);
        }
    }

    /**
     * Ends at once, without waiting for answers any longer: what is under way is dropped, and large values are
     * released. A server that has not heard of it keeps the registration until its lifetime runs out. Does nothing once
     * {@link #stopped}.
     *
     * @param time elapsed time
     */
    public void abandon(long time) {
        now = time;
        for (ServerContext context : contexts) {
            context.abandon(time);
        }
    }

    /** Returns whether the client has come to its end after {@link #stop} or {@link #abandon}. */
    public boolean stopped() {
        for (ServerContext context : contexts) {
            if (context.session.state() != SessionState.ENDED) {
                return false;
            }
        }
        return true;
    }

    private void collect(ArrayList<Path[]> due) {
        for (int i = 0; due != null && i < due.size(); i++) {
            for (ServerContext context : contexts) {
                context.collect(due.get(i), now);
            }
        }
    }

    private void post(ServerTask task) {
        check(task.shortServerId);
        mailbox.post(task);
    }

    private void check(int shortServerId) {
        for (ServerAccount account : accounts) {
            if (account.shortServerId() == shortServerId) {
                return;
            }
        }
        throw new IllegalArgumentException("this client has no server " + shortServerId);
    }

    private ServerContext context(ServerAccount account) {
        for (ServerContext context : contexts) {
            if (context.account == account) {
                return context;
            }
        }
        throw new IllegalStateException("an account without a server");
    }

    /** Something that is to be done with one server, on the owner's thread. */
    private abstract class ServerTask implements Runnable {

        final int shortServerId;

        ServerTask(int shortServerId) {
            this.shortServerId = shortServerId;
        }

        abstract void run(ServerContext context);

        @Override
        public void run() {
            for (ServerContext context : contexts) {
                if (context.shortServerId() == shortServerId) {
                    run(context);
                }
            }
        }
    }

    /** Tells every server's observations of a change. */
    private final class ToObservations implements ChangeListener {
        @Override
        public void changed(int objectId, int instanceId, int resourceId) {
            for (ServerContext context : contexts) {
                context.changed(objectId, instanceId, resourceId);
            }
        }
    }

    /** Has every server's attributes forgotten of what is gone. */
    private final class ToAttributes implements RemovalListener {
        @Override
        public void removed(Path path) {
            for (ServerContext context : contexts) {
                context.removed(path);
            }
        }
    }

    /** Tells the application's listener of an Object that failed. */
    private final class FailureReport implements FailureListener {
        @Override
        public void failed(Path path, RuntimeException cause) {
            listeners.failed(path, cause);
        }
    }

    /** Asks the server that a large value comes from where it goes. */
    private final class ToSinks implements LargeValues {
        @Override
        public OpaqueSink open(int association, Message first, long size) {
            for (ServerContext context : contexts) {
                if (context.session.association() == association) {
                    return context.open(first, size);
                }
            }
            return null;
        }

        @Override
        public void failed(Path about, RuntimeException failure) {
            listeners.failed(about, failure);
        }
    }

    /** What a server wants to happen to its session, said by means of Object 1. */
    private final class ServerWishes implements ServerObject.Listener {
        @Override
        public void lifetimeChanged(ServerAccount account) {
            context(account).session.require(UpdateReason.LIFETIME_CHANGED, now);
        }

        @Override
        public void bindingChanged(ServerAccount account) {
            context(account).session.require(UpdateReason.BINDING_CHANGED, now);
        }

        @Override
        public void disabled(ServerAccount account) {
            context(account).disable();
        }

        @Override
        public void updateTriggered(ServerAccount account) {
            context(account).session.require(UpdateReason.TRIGGERED, now);
        }
    }

    /** Puts a client together. Not for use by several threads at once. */
    public static final class Builder {

        private final String endpoint;
        private final ArrayList<Lwm2mObject> objects = new ArrayList<Lwm2mObject>();
        private final Listeners listeners = new Listeners();
        private final Limits limits = new Limits();
        private TrustStore trustStore;
        private Server server;

        private Builder(String endpoint) {
            if (endpoint.length() == 0) {
                throw new IllegalArgumentException("a client has an endpoint name, such as urn:imei:356938035643809");
            }
            this.endpoint = endpoint;
        }

        /**
         * Names the server to register at. Objects 0 and 1 are made from it.
         *
         * @param newServer the server
         * @return this
         * @throws IllegalStateException if a server was named before: a client has one
         */
        public Builder server(Server newServer) {
            if (server != null) {
                throw new IllegalStateException("a client has one server");
            }
            server = newServer;
            return this;
        }

        /**
         * Adds an Object.
         *
         * @param object the Object; it belongs to this client alone
         * @return this
         * @throws IllegalArgumentException if it is Object 0 or 1, which are made from the server's description
         */
        public Builder object(Lwm2mObject object) {
            int id = object.definition().id();
            if (id == SecurityObject.ID || id == ServerObject.ID) {
                throw new IllegalArgumentException("Object " + id + " is made from the description of the server");
            }
            objects.add(object);
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param listener hears what the client does
         * @return this
         */
        public Builder listener(ClientListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Names where to keep what was learned of servers ({@link io.tacit.lwm2m.refresh.UpdatePolicy#learned()}) over
         * a restart; nowhere if never set.
         *
         * @param store the store
         * @return this
         */
        public Builder trustStore(TrustStore store) {
            trustStore = store;
            return this;
        }

        /**
         * Limits the size of a body that is transferred in blocks, and of a payload, as far as it lies in memory; 16384
         * if never set. Values that pass through block by block ({@link Lwm2mObject#open}, and
         * {@link io.tacit.lwm2m.model.OpaqueSource}) do not count.
         *
         * @param bytes 256 or more
         * @return this
         * @throws IllegalArgumentException if the limit is too small
         */
        public Builder maxBodyBytes(int bytes) {
            limits.maxBody = atLeast("the largest body", bytes, 256);
            return this;
        }

        /**
         * Limits the observations of a server; 32 if never set. A server that asks for more gets the value once. An
         * observation of several paths counts as that many.
         *
         * @param count 0 or more
         * @return this
         * @throws IllegalArgumentException if the limit is negative
         */
        public Builder maxObservations(int count) {
            limits.maxObservations = atLeast("the number of observations", count, 0);
            return this;
        }

        /**
         * Limits what is stored for all servers together of notifications that fall due while they can't be reached
         * (Notification Storing, /1/x/6), or that did not arrive; if never set, 32 notifications of 4096 bytes, and the
         * oldest go. What goes is counted by {@link ServerStatus#droppedByStore}; the newest value of each observation
         * is sent later in any case.
         *
         * @param count how many notifications, 0 or more
         * @param bytes how much memory their values take, 0 or more; a number with its path and time takes about 15
         * @param policy what goes when there is no room
         * @return this
         * @throws IllegalArgumentException if a limit is out of range
         */
        public Builder stored(int count, int bytes, DropPolicy policy) {
            if (bytes > ValueLog.MAX_BYTES) {
                throw new IllegalArgumentException(
                        "at most " + ValueLog.MAX_BYTES + " bytes can be stored, not " + bytes);
            }
            limits.maxStored = atLeast("the number of stored notifications", count, 0);
            limits.maxStoredBytes = atLeast("the size of what is stored", bytes, 0);
            limits.storePolicy = policy;
            return this;
        }

        /**
         * Limits the Sends that wait for their turn; 8 if never set. What comes on top is dropped, told and counted.
         *
         * @param count 1 or more
         * @return this
         * @throws IllegalArgumentException if the limit is too small
         */
        public Builder maxSends(int count) {
            limits.maxSends = atLeast("the number of Sends", count, 1);
            return this;
        }

        /**
         * Limits how many bytes of {@linkplain Lwm2mClient#collect collected} values are kept for each server; if never
         * set, 4096, and the oldest go when that is too much. A number takes about 20 bytes. Memory is taken as it is
         * needed.
         *
         * @param bytes 1 to {@link ValueLog#MAX_BYTES}
         * @param policy what goes when there is no room
         * @return this
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder collected(int bytes, DropPolicy policy) {
            if (bytes > ValueLog.MAX_BYTES) {
                throw new IllegalArgumentException(
                        "at most " + ValueLog.MAX_BYTES + " bytes can be collected, not " + bytes);
            }
            limits.maxCollected = atLeast("the size of what is collected", bytes, 1);
            limits.collectedPolicy = policy;
            return this;
        }

        /**
         * Makes the client.
         *
         * @return the client, not started
         * @throws IllegalStateException if no server was named, its settings do not fit together, or Object 3, Device,
         *     is missing
         * @throws IllegalArgumentException if two Objects have the same id
         */
        public Lwm2mClient build() {
            if (server == null) {
                throw new IllegalStateException("name a server: builder.server(Server.at(\"coap://...\"))");
            }
            server.check();
            boolean device = false;
            for (int i = 0; i < objects.size(); i++) {
                device |= objects.get(i).definition().id() == Device.ID;
            }
            if (!device) {
                throw new IllegalStateException("Object 3 is mandatory: builder.object(Device.builder()...build())");
            }
            return new Lwm2mClient(this);
        }

        private static int atLeast(String what, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(what + " is " + least + " or more, not " + value);
            }
            return value;
        }
    }
}
