package io.tacit.lwm2m.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What it came to. The names of the components are those of the JSON object.
 *
 * @param endpoint the Endpoint Client Name
 * @param policy the policy, as {@code --policy} takes it
 * @param durationMillis how long the device ran
 * @param registers how often it was registered
 * @param updates Updates sent; a repeated one counts once
 * @param updatesSaved Updates that {@code standard} would have sent, minus those sent
 * @param notifications notifications sent
 * @param confirmable notifications and responses sent Confirmable
 * @param promotions those of them that were made Confirmable to save an Update
 * @param sends Sends sent
 * @param livenessDatagrams datagrams exchanged only to stay registered
 * @param bytesSent bytes of CoAP sent
 * @param bytesReceived bytes of CoAP received
 * @param absences how often the server had forgotten the device
 * @param trust the kinds of traffic that count as news of the device at the end
 * @param state the state of the session when the device was told to stop
 */
record Summary(
        String endpoint,
        String policy,
        long durationMillis,
        long registers,
        long updates,
        long updatesSaved,
        long notifications,
        long confirmable,
        long promotions,
        long sends,
        long livenessDatagrams,
        long bytesSent,
        long bytesReceived,
        long absences,
        List<String> trust,
        String state) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns one line of JSON. */
    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a few lines for people. */
    List<String> lines() {
        return List.of(
                registered(registers) + "; " + count(updates, "Update")
                        + " sent, where the policy standard would have sent " + (updates + updatesSaved),
                count(notifications, "notification") + " and " + count(sends, "Send") + "; "
                        + count(confirmable, "message") + " Confirmable, " + promotions + " of them to save an Update",
                count(livenessDatagrams, "datagram") + " only to stay registered; " + bytesSent + " bytes sent, "
                        + bytesReceived + " received");
    }

    static String registered(long count) {
        return count == 0 ? "never registered" : "registered " + times(count);
    }

    static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    static String count(long count, String what) {
        return (count == 0 ? "no" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
    }
}
