package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceType;

/**
 * The Security Object, 0: an instance for each server (LwM2M Core TS 1.1, Appendix E.1). No server can read, write or
 * discover it: {@link ObjectTree} refuses with 4.01 whatever is asked. One thread, the client's.
 */
public final class SecurityObject extends Lwm2mObject {

    /** The Object id. */
    public static final int ID = 0;

    private final SecurityData[] accounts;

    /**
     * Makes the object.
     *
     * @param version the newest version that is spoken with any server
     * @param accounts the instances, ids ascending; copied
     */
    public SecurityObject(Lwm2mVersion version, SecurityData... accounts) {
        super(definition(version));
        this.accounts = new SecurityData[accounts.length];
        System.arraycopy(accounts, 0, this.accounts, 0, accounts.length);
    }

    /**
     * Returns an instance by its place, for the client's own use.
     *
     * @param index 0 to {@link #instanceCount()} − 1
     * @return the instance
     */
    public SecurityData accountAt(int index) {
        return accounts[index];
    }

    /**
     * Finds the instance of a server, for the client's own use.
     *
     * @param shortServerId a Short Server ID
     * @return the instance, or null if there is none
     */
    public SecurityData account(int shortServerId) {
        for (SecurityData account : accounts) {
            if (account.shortServerId() == shortServerId) {
                return account;
            }
        }
        return null;
    }

    @Override
    public int instanceCount() {
        return accounts.length;
    }

    @Override
    public int instanceAt(int index) {
        return accounts[index].instanceId();
    }

    /** The Resources have no operations but Bootstrap-Write, which WRITE stands for here. */
    private static ObjectDefinition definition(Lwm2mVersion version) {
        return ObjectDefinition.builder(ID, "LwM2M Security")
                .version(version.toString())
                .multiple()
                .resource(0, "LwM2M Server URI", ResourceType.STRING, WRITE | MANDATORY)
                .resource(1, "Bootstrap-Server", ResourceType.BOOLEAN, WRITE | MANDATORY)
                .resource(2, "Security Mode", ResourceType.INTEGER, WRITE | MANDATORY)
                .resource(3, "Public Key or Identity", ResourceType.OPAQUE, WRITE | MANDATORY)
                .resource(4, "Server Public Key", ResourceType.OPAQUE, WRITE | MANDATORY)
                .resource(5, "Secret Key", ResourceType.OPAQUE, WRITE | MANDATORY)
                .resource(10, "Short Server ID", ResourceType.INTEGER, WRITE)
                .build();
    }
}
