package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * The Server Object, 1: an instance for each server, with how the client behaves towards it (LwM2M Core TS 1.1,
 * Appendix E.2). The values are those of a {@link ServerAccount}; a {@link Listener} hears what a server wants to
 * happen. One thread, the client's.
 */
public final class ServerObject extends Lwm2mObject {

    /** The Object id. */
    public static final int ID = 1;

    private static final int SHORT_SERVER_ID = 0;
    private static final int LIFETIME = 1;
    private static final int DEFAULT_MINIMUM_PERIOD = 2;
    private static final int DEFAULT_MAXIMUM_PERIOD = 3;
    private static final int DISABLE = 4;
    private static final int DISABLE_TIMEOUT = 5;
    private static final int NOTIFICATION_STORING = 6;
    private static final int BINDING = 7;
    private static final int UPDATE_TRIGGER = 8;
    private static final int RETRY_COUNT = 17;
    private static final int RETRY_TIMER = 18;
    private static final int SEQUENCE_DELAY = 19;
    private static final int SEQUENCE_COUNT = 20;
    private static final int MUTE_SEND = 23;
    private static final int NOTIFICATION_MODE = 26;

    private final Lwm2mVersion version;
    private final ServerAccount[] accounts;
    private final Listener listener;

    /** What a Write has changed, by account, until it is {@link #written}: a Write-Composite may be about several. */
    private final boolean[] lifetimeChanged;

    private final boolean[] bindingChanged;

    /**
     * Makes the object.
     *
     * @param version the newest version that is spoken with any server: it decides which Resources there are
     * @param listener hears what servers want to happen
     * @param accounts the servers, instance ids ascending; copied, though not the accounts themselves
     */
    public ServerObject(Lwm2mVersion version, Listener listener, ServerAccount... accounts) {
        super(definition(version));
        this.version = version;
        this.listener = listener;
        this.accounts = new ServerAccount[accounts.length];
        System.arraycopy(accounts, 0, this.accounts, 0, accounts.length);
        this.lifetimeChanged = new boolean[accounts.length];
        this.bindingChanged = new boolean[accounts.length];
    }

    @Override
    public int instanceCount() {
        return accounts.length;
    }

    @Override
    public int instanceAt(int index) {
        return accounts[index].instanceId();
    }

    @Override
    public boolean has(int instanceId, int resourceId) {
        ServerAccount account = account(instanceId);
        switch (resourceId) {
            case DEFAULT_MINIMUM_PERIOD:
                return account.defaultMinimumPeriod() != ServerAccount.UNSET;
            case DEFAULT_MAXIMUM_PERIOD:
                return account.defaultMaximumPeriod() != ServerAccount.UNSET;
            case MUTE_SEND:
                return account.hasMuteSend();
            case NOTIFICATION_MODE:
                return account.notificationMode() != ServerAccount.UNSET;
            default:
                return true;
        }
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        ServerAccount account = account(instanceId);
        switch (resourceId) {
            case SHORT_SERVER_ID:
                out.writeInteger(account.shortServerId());
                return;
            case LIFETIME:
                out.writeInteger(account.lifetime());
                return;
            case DEFAULT_MINIMUM_PERIOD:
                out.writeInteger(account.defaultMinimumPeriod());
                return;
            case DEFAULT_MAXIMUM_PERIOD:
                out.writeInteger(account.defaultMaximumPeriod());
                return;
            case DISABLE_TIMEOUT:
                out.writeInteger(account.disableTimeout());
                return;
            case NOTIFICATION_STORING:
                out.writeBoolean(account.notificationStoring());
                return;
            case BINDING:
                out.writeString(account.binding());
                return;
            case RETRY_COUNT:
                out.writeUnsigned(account.retryCount());
                return;
            case RETRY_TIMER:
                out.writeUnsigned(account.retryTimer());
                return;
            case SEQUENCE_DELAY:
                out.writeUnsigned(account.sequenceDelay());
                return;
            case SEQUENCE_COUNT:
                out.writeUnsigned(account.sequenceCount());
                return;
            case MUTE_SEND:
                // Only read while it is there.
                out.writeBoolean(account.muteSend());
                return;
            case NOTIFICATION_MODE:
                out.writeInteger(account.notificationMode());
                return;
            default:
                throw Refusal.methodNotAllowed("can't be read");
        }
    }

    @Override
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        switch (resourceId) {
            case LIFETIME:
                // 0 stands for a registration without end from LwM2M 1.2 on.
                requireRange(in.readInteger(), version.atLeast(Lwm2mVersion.V1_2) ? 0 : 1, ServerAccount.MAX_SECONDS);
                return;
            case DEFAULT_MINIMUM_PERIOD:
            case DEFAULT_MAXIMUM_PERIOD:
            case DISABLE_TIMEOUT:
                requireRange(in.readInteger(), 0, ServerAccount.MAX_SECONDS);
                return;
            case RETRY_COUNT:
            case RETRY_TIMER:
            case SEQUENCE_DELAY:
            case SEQUENCE_COUNT:
                requireRange(in.readUnsigned(), 0, ServerAccount.MAX_SECONDS);
                return;
            case NOTIFICATION_MODE:
                requireRange(in.readInteger(), 0, 1);
                return;
            case BINDING:
                requireBinding(in.readString());
                return;
            default:
            // A boolean is one or the other.
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        ServerAccount account = account(instanceId);
        switch (resourceId) {
            case LIFETIME:
                writeLifetime(account, in.readInteger());
                return;
            case DEFAULT_MINIMUM_PERIOD:
                account.defaultMinimumPeriod(in.readInteger());
                return;
            case DEFAULT_MAXIMUM_PERIOD:
                account.defaultMaximumPeriod(in.readInteger());
                return;
            case DISABLE_TIMEOUT:
                account.disableTimeout(in.readInteger());
                return;
            case NOTIFICATION_STORING:
                account.notificationStoring(in.readBoolean());
                return;
            case BINDING:
                writeBinding(account, in.readString());
                return;
            case RETRY_COUNT:
                account.retryCount(in.readUnsigned());
                return;
            case RETRY_TIMER:
                account.retryTimer(in.readUnsigned());
                return;
            case SEQUENCE_DELAY:
                account.sequenceDelay(in.readUnsigned());
                return;
            case SEQUENCE_COUNT:
                account.sequenceCount(in.readUnsigned());
                return;
            case MUTE_SEND:
                account.muteSend(in.readBoolean());
                return;
            case NOTIFICATION_MODE:
                account.notificationMode((int) in.readInteger());
                return;
            default:
                throw Refusal.methodNotAllowed("can't be written");
        }
    }

    @Override
    public void reset(int instanceId) {
        account(instanceId).resetOptional();
    }

    @Override
    public void written(int instanceId, ServerRequest request) {
        ServerAccount account = account(instanceId);
        int index = indexOf(instanceId);
        boolean lifetime = lifetimeChanged[index];
        boolean binding = bindingChanged[index];
        lifetimeChanged[index] = false;
        bindingChanged[index] = false;
        if (lifetime) {
            listener.lifetimeChanged(account);
        }
        if (binding) {
            listener.bindingChanged(account);
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        final ServerAccount account = account(instanceId);
        if (resourceId == DISABLE) {
            request.afterDelivery(new Runnable() {
                @Override
                public void run() {
                    listener.disabled(account);
                }
            });
        } else if (resourceId == UPDATE_TRIGGER) {
            listener.updateTriggered(account);
        } else {
            throw Refusal.methodNotAllowed("can't be executed");
        }
    }

    private void writeLifetime(ServerAccount account, long seconds) {
        // The same lifetime again is no change, and owes no Update.
        lifetimeChanged[indexOf(account.instanceId())] |= seconds != account.lifetime();
        account.lifetime(seconds);
    }

    private void writeBinding(ServerAccount account, String binding) {
        bindingChanged[indexOf(account.instanceId())] |= !binding.equals(account.binding());
        account.binding(binding);
    }

    private ServerAccount account(int instanceId) {
        return accounts[indexOf(instanceId)];
    }

    private int indexOf(int instanceId) {
        for (int i = 0; i < accounts.length; i++) {
            if (accounts[i].instanceId() == instanceId) {
                return i;
            }
        }
        throw Refusal.notFound("no such Object Instance");
    }

    private static void requireRange(long value, long least, long most) {
        if (value < least || value > most) {
            throw Refusal.badRequest("the value is " + least + " to " + most);
        }
    }

    private void requireBinding(String binding) {
        boolean fine = version == Lwm2mVersion.V1_0 ? isMode(binding) : isSetOfTransports(binding);
        if (!fine) {
            throw Refusal.badRequest("not a binding of LwM2M " + version);
        }
    }

    /** LwM2M 1.0 has six modes (TS 1.0, section 5.3.1.1). */
    private static boolean isMode(String binding) {
        switch (binding) {
            case "U":
            case "UQ":
            case "S":
            case "SQ":
            case "US":
            case "UQS":
                return true;
            default:
                return false;
        }
    }

    /** From LwM2M 1.1 on a binding is a set of letters, and Queue Mode is none of them (TS 1.1, section 6.2.1.2). */
    private static boolean isSetOfTransports(String binding) {
        for (int i = 0; i < binding.length(); i++) {
            char letter = binding.charAt(i);
            if ("UMHTSN".indexOf(letter) < 0 || binding.indexOf(letter) != i) {
                return false;
            }
        }
        return binding.length() > 0;
    }

    private static ObjectDefinition definition(Lwm2mVersion version) {
        ObjectDefinition.Builder builder = ObjectDefinition.builder(ID, "LwM2M Server")
                .version(version.toString())
                .multiple()
                .resource(SHORT_SERVER_ID, "Short Server ID", ResourceType.INTEGER, READ | MANDATORY)
                .resource(LIFETIME, "Lifetime", ResourceType.INTEGER, READ | WRITE | MANDATORY)
                .resource(DEFAULT_MINIMUM_PERIOD, "Default Minimum Period", ResourceType.INTEGER, READ | WRITE)
                .resource(DEFAULT_MAXIMUM_PERIOD, "Default Maximum Period", ResourceType.INTEGER, READ | WRITE)
                .resource(DISABLE, "Disable", ResourceType.NONE, EXECUTE)
                .resource(DISABLE_TIMEOUT, "Disable Timeout", ResourceType.INTEGER, READ | WRITE)
                .resource(
                        NOTIFICATION_STORING,
                        "Notification Storing When Disabled or Offline",
                        ResourceType.BOOLEAN,
                        READ | WRITE | MANDATORY)
                .resource(BINDING, "Binding", ResourceType.STRING, READ | WRITE | MANDATORY)
                .resource(UPDATE_TRIGGER, "Registration Update Trigger", ResourceType.NONE, EXECUTE | MANDATORY);
        if (version.atLeast(Lwm2mVersion.V1_1)) {
            builder.resource(RETRY_COUNT, "Communication Retry Count", ResourceType.UNSIGNED_INTEGER, READ | WRITE)
                    .resource(RETRY_TIMER, "Communication Retry Timer", ResourceType.UNSIGNED_INTEGER, READ | WRITE)
                    .resource(
                            SEQUENCE_DELAY,
                            "Communication Sequence Delay Timer",
                            ResourceType.UNSIGNED_INTEGER,
                            READ | WRITE)
                    .resource(
                            SEQUENCE_COUNT,
                            "Communication Sequence Retry Count",
                            ResourceType.UNSIGNED_INTEGER,
                            READ | WRITE)
                    .resource(MUTE_SEND, "Mute Send", ResourceType.BOOLEAN, READ | WRITE);
        }
        if (version.atLeast(Lwm2mVersion.V1_2)) {
            builder.resource(NOTIFICATION_MODE, "Default Notification Mode", ResourceType.INTEGER, READ | WRITE);
        }
        return builder.build();
    }

    /** Hears what servers want to happen. Called on the client's thread. */
    public interface Listener {

        /**
         * A server wrote another Lifetime; the answer has not been sent yet.
         *
         * @param account the account with its new value
         */
        void lifetimeChanged(ServerAccount account);

        /**
         * A server wrote another Binding; the answer has not been sent yet.
         *
         * @param account the account with its new value
         */
        void bindingChanged(ServerAccount account);

        /**
         * A server executed Disable, and the answer was delivered: time to de-register for
         * {@link ServerAccount#disableTimeout}.
         *
         * @param account the account to disable
         */
        void disabled(ServerAccount account);

        /**
         * A server executed Registration Update Trigger; the answer has not been sent yet.
         *
         * @param account the account to send an Update for
         */
        void updateTriggered(ServerAccount account);
    }
}
