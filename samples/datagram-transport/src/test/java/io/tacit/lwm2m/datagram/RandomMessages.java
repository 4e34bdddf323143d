package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import java.util.Arrays;
import java.util.Random;

/** Messages and datagrams from a seed. */
final class RandomMessages {

    private static final int[] CODES = {
        Code.GET,
        Code.POST,
        Code.PUT,
        Code.DELETE,
        Code.FETCH,
        Code.IPATCH,
        Code.CREATED,
        Code.CONTENT,
        Code.CHANGED,
        Code.BAD_REQUEST,
        Code.NOT_FOUND,
        Code.SERVICE_UNAVAILABLE
    };

    private static final int[] OPTIONS = {
        Option.IF_MATCH,
        Option.ETAG,
        Option.OBSERVE,
        Option.LOCATION_PATH,
        Option.URI_PATH,
        Option.CONTENT_FORMAT,
        Option.URI_QUERY,
        Option.ACCEPT,
        Option.BLOCK1,
        Option.SIZE1,
        300,
        2049,
        65000
    };

    private RandomMessages() {}

    /** Makes a request or a response. */
    static Message next(Random random) {
        Message message = new Message(CODES[random.nextInt(CODES.length)]).token(bytes(random, random.nextInt(9)));
        for (int i = random.nextInt(6); i > 0; i--) {
            int length = random.nextInt(8) == 0 ? random.nextInt(300) : random.nextInt(5);
            message.add(OPTIONS[random.nextInt(OPTIONS.length)], bytes(random, length));
        }
        if (random.nextBoolean()) {
            message.payload(bytes(random, 1 + random.nextInt(random.nextInt(4) == 0 ? 1024 : 20)));
        }
        return message;
    }

    /** Makes a datagram that holds a message. */
    static byte[] datagram(Random random) {
        Message message = next(random);
        int type = Code.isRequest(message.code()) ? random.nextInt(2) : random.nextInt(3);
        return CoapMessageTest.encode(type, random.nextInt(0x10000), message.token(), message);
    }

    /** Makes a datagram that holds a message, a part of one, one with some bytes changed, or anything. */
    static byte[] mutated(Random random) {
        byte[] datagram = datagram(random);
        switch (random.nextInt(4)) {
            case 0:
                return datagram;
            case 1:
                return Arrays.copyOf(datagram, random.nextInt(datagram.length));
            case 2:
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    datagram[random.nextInt(datagram.length)] = (byte) random.nextInt();
                }
                return datagram;
            default:
                byte[] anything = bytes(random, random.nextInt(40));
                if (anything.length > 0 && random.nextBoolean()) {
                    anything[0] = (byte) (0x40 | random.nextInt(4) << 4 | random.nextInt(4));
                }
                return anything;
        }
    }

    static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
