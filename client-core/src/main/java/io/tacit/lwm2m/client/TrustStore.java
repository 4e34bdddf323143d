package io.tacit.lwm2m.client;

/**
 * Keeps what was learned of servers over a restart of the device, in a file or in flash. Called on the thread that owns
 * the client; must return soon.
 *
 * <pre>{@code
 * Lwm2mClient.builder(name).trustStore(new TrustStore() {
 *     public String load(String server) {
 *         return flash.get(server);                 // null if there is nothing
 *     }
 *     public void save(String server, String trust) {
 *         flash.put(server, trust);                 // a few dozen characters, rarely
 *     }
 * })
 * }</pre>
 */
public interface TrustStore {

    /**
     * Returns what was saved.
     *
     * @param server identifies the server: its URI, and the client's security identity towards it
     * @return the text that was saved last for that server, or null if there is none
     */
    String load(String server);

    /**
     * Saves what was learned.
     *
     * @param server identifies the server: its URI, and the client's security identity towards it
     * @param trust what was learned, as text, see {@link io.tacit.lwm2m.refresh.Trust#parse}
     */
    void save(String server, String trust);
}
