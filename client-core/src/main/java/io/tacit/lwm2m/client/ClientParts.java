package io.tacit.lwm2m.client;

import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.manage.DeviceManagement;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.report.NotificationStore;
import io.tacit.lwm2m.report.Notify;
import io.tacit.lwm2m.report.Send;
import io.tacit.lwm2m.transport.Transport;
import java.util.Random;

/** What the servers of a client share. */
final class ClientParts {

    String endpoint;
    ObjectTree tree;
    Formats formats;
    DeviceManagement management;
    Send sendBuilder;
    Notify notify;
    NotificationStore store;
    Transport transport;
    Mailbox mailbox;
    WallClock wallClock;
    ClientListener listener;
    Limits limits;
    TrustStore trustStore;
    Random random;
}
