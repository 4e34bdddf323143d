package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.object.AttributeStore;
import io.tacit.lwm2m.object.Deferred;
import io.tacit.lwm2m.object.Device;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.SecurityData;
import io.tacit.lwm2m.object.SecurityObject;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.object.ServerObject;
import io.tacit.lwm2m.object.ServerRequest;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A client's tree under management, as a server sees it, that with Short Server ID 1 if nothing else is said; and short
 * ways to ask it.
 */
final class Management implements ServerRequest {

    static final int LIMIT = 4096;

    final ServerAccount account = new ServerAccount(0, 1).lifetime(300);
    final AttributeStore attributes = new AttributeStore(account, 4);
    final Everything everything = new Everything();
    final Device device = Device.builder()
            .manufacturer("Acme")
            .batteryLevel(80)
            .powerSource(1, 3800, 125)
            .powerSource(5, 5000, 900)
            .onReboot(() -> happened("reboot"))
            .build();
    final List<String> happened = new ArrayList<>();
    final List<String> changed = new ArrayList<>();
    final List<String> removed = new ArrayList<>();
    final List<Runnable> afterDelivery = new ArrayList<>();
    final List<String> deferral = new ArrayList<>();
    final DeviceManagement management;
    Lwm2mVersion version = Lwm2mVersion.V1_1;
    int server = 1;

    Management(int limit) {
        this(limit, new Lwm2mObject[0]);
    }

    /** With Objects besides those that every test has. */
    Management(Lwm2mObject... more) {
        this(LIMIT, more);
    }

    private Management(int limit, Lwm2mObject... more) {
        List<Lwm2mObject> objects = new ArrayList<>(List.of(more));
        objects.add(everything);
        objects.add(device);
        objects.add(new ServerObject(Lwm2mVersion.V1_1, new Events(), account));
        objects.add(new SecurityObject(
                Lwm2mVersion.V1_1,
                new SecurityData(0, 1, "coap://localhost", 3, new byte[0], new byte[0], new byte[0])));
        management = new DeviceManagement(
                new ObjectTree(objects.toArray(new Lwm2mObject[0])),
                new Formats(),
                limit,
                (object, instance, resource) -> changed.add("/" + object + "/" + instance + "/" + resource),
                path -> removed.add(path.toString()),
                (path, cause) -> happened("failed " + path + " " + cause.getMessage()));
    }

    Message handle(Message request) {
        return management.handle(request, this, attributes, version);
    }

    /** Asks and returns the code of the answer, such as 2.05; {@code deferred} if there is none yet. */
    String code(Message request) {
        Message answer = handle(request);
        return answer == null ? "deferred" : Code.text(answer.code());
    }

    String text(Message request) {
        return Message.text(handle(request).payload());
    }

    /** Makes the answer that was put off. */
    Message resume(Message request) {
        return management.resume(request, shortServerId(), attributes, version);
    }

    static Message request(int code, String uri) {
        Message request = new Message(code);
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        if (path.length() > 1) {
            for (String segment : path.substring(1).split("/", -1)) {
                request.add(Option.URI_PATH, segment);
            }
        }
        if (question >= 0) {
            for (String parameter : uri.substring(question + 1).split("&")) {
                request.add(Option.URI_QUERY, parameter);
            }
        }
        return request;
    }

    static Message get(String uri) {
        return request(Code.GET, uri);
    }

    static Message get(String uri, int accept) {
        return get(uri).add(Option.ACCEPT, accept);
    }

    static Message put(String uri, int format, String payload) {
        return request(Code.PUT, uri).add(Option.CONTENT_FORMAT, format).payload(Message.utf8(payload));
    }

    static Message post(String uri, int format, String payload) {
        return request(Code.POST, uri).add(Option.CONTENT_FORMAT, format).payload(Message.utf8(payload));
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Override
    public int shortServerId() {
        return server;
    }

    @Override
    public Deferred defer() {
        deferral.add("deferred");
        return new Deferred() {
            @Override
            public void succeed() {
                deferral.add("succeeded");
            }

            @Override
            public void refuse(int code, String diagnostic) {
                deferral.add("refused " + Code.text(code) + " " + diagnostic);
            }
        };
    }

    @Override
    public void afterDelivery(Runnable action) {
        afterDelivery.add(action);
    }

    private void happened(String what) {
        happened.add(what);
    }

    private final class Events implements ServerObject.Listener {
        @Override
        public void lifetimeChanged(ServerAccount of) {
            happened("lifetime " + of.lifetime());
        }

        @Override
        public void bindingChanged(ServerAccount of) {
            happened("binding " + of.binding());
        }

        @Override
        public void disabled(ServerAccount of) {
            happened("disabled");
        }

        @Override
        public void updateTriggered(ServerAccount of) {
            happened("update");
        }
    }
}
