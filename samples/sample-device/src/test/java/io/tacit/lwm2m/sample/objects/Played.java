package io.tacit.lwm2m.sample.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tacit.lwm2m.client.Lwm2mClient;
import io.tacit.lwm2m.client.Server;
import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import io.tacit.lwm2m.transport.RecordingTransport;
import io.tacit.lwm2m.transport.RecordingTransport.Sent;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** A registered client, to which the test plays the server and the clock. */
final class Played {

    final RecordingTransport network = new RecordingTransport();
    final Lwm2mClient client;
    long now;

    Played(Lwm2mObject object) {
        this(Lwm2mClient.builder("test")
                .server(Server.at("coap://server.example"))
                .object(Device.builder().manufacturer("Acme").build())
                .object(object)
                .build());
    }

    Played(Lwm2mClient client) {
        this.client = client;
        client.start(network, new Random(1), () -> {}, now);
        network.events.opened(0, Transport.Opening.PLAIN, now);
        answer("/rd", new Message(Code.CREATED).add(Option.LOCATION_PATH, "rd").add(Option.LOCATION_PATH, "1"));
    }

    void handle() {
        client.handle(now);
    }

    String read(String path) {
        return ask(message(Code.GET, path));
    }

    String write(String path, String text) {
        return ask(message(Code.PUT, path).add(Option.CONTENT_FORMAT, 0L).payload(Message.utf8(text)));
    }

    String execute(String path, String arguments) {
        Message request = message(Code.POST, path);
        return ask(arguments.isEmpty() ? request : request.payload(Message.utf8(arguments)));
    }

    String senml(int code, String path, String json) {
        return ask(message(code, path)
                .add(Option.CONTENT_FORMAT, (long) ContentFormat.SENML_JSON)
                .payload(Message.utf8(json)));
    }

    String delete(String path) {
        return ask(message(Code.DELETE, path));
    }

    /** The server observes a path, and gets the value in plain text. */
    void observe(String path) {
        assertEquals(
                "2.05", ask(message(Code.GET, path).add(Option.OBSERVE, 0L)).substring(0, 4));
    }

    /** Asks, and returns code and payload of the answer, or only that the answer comes later. */
    String ask(Message request) {
        network.arrives(request.token(new byte[] {1}), now);
        return response();
    }

    String response() {
        Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent");
        return sent.how().equals("response") ? text(sent.message()) : sent.how();
    }

    String notification() {
        handle();
        Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent");
        assertEquals("notification", sent.how());
        return text(sent.message());
    }

    /** The next message is a request to that path; it is answered. Returns its payload. */
    byte[] answer(String path, Message answer) {
        Sent sent = network.sent.poll();
        assertNotNull(sent, "nothing was sent");
        assertEquals("request " + path, sent.how() + " " + path(sent.message()));
        network.events.outcome(sent.tag(), Outcome.ANSWERED, answer, now, 1, now);
        return sent.message().payload();
    }

    static Message message(int code, String path) {
        Message message = new Message(code);
        for (String segment : path.substring(1).split("/")) {
            message.add(Option.URI_PATH, segment);
        }
        return message;
    }

    private static String text(Message message) {
        return (Code.text(message.code()) + " " + Message.text(message.payload())).trim();
    }

    private static String path(Message message) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < message.optionCount(); i++) {
            if (message.optionNumber(i) == Option.URI_PATH) {
                path.append('/').append(message.optionText(i));
            }
        }
        return path.toString();
    }
}
