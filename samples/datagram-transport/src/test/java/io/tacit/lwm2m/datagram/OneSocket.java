package io.tacit.lwm2m.datagram;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;

/** What .ci/footprint compares with: a program that holds one DatagramSocket, and waits for datagrams. */
public final class OneSocket {

    private OneSocket() {}

    public static void main(String[] arguments) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        try (DatagramSocket socket = new DatagramSocket(0)) {
            socket.setSoTimeout(1000);
            while (!socket.isClosed()) {
                try {
                    socket.receive(packet);
                } catch (SocketTimeoutException e) {
                    System.out.println("nothing came");
                }
            }
        }
    }
}
