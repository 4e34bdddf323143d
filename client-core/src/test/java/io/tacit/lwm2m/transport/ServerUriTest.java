package io.tacit.lwm2m.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUriTest {

    @ParameterizedTest
    @CsvSource({
        "coap://lwm2m.example.com,       coap,  lwm2m.example.com, 5683",
        "coaps://lwm2m.example.com/,     coaps, lwm2m.example.com, 5684",
        "coap://192.0.2.1:5783,          coap,  192.0.2.1,         5783",
        "coap://[2001:db8::1],           coap,  2001:db8::1,       5683",
        "coaps://[2001:db8::1]:65535/,   coaps, 2001:db8::1,       65535"
    })
    void readsSchemeHostAndPort(String text, String scheme, String host, int port) {
        ServerUri uri = ServerUri.parse(text);
        assertEquals(scheme, uri.scheme());
        assertEquals(host, uri.host());
        assertEquals(port, uri.port());
        assertEquals(uri, ServerUri.parse(uri.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://example.com",
                "coap://",
                "coap:///",
                "coap://:5683",
                "coap://[]",
                "coap://[2001:db8::1",
                "coap://2001:db8::1",
                "coap://example.com:",
                "coap://example.com:0",
                "coap://example.com:65536",
                "coap://example.com:x",
                "coap://example.com/rd",
                "coap://example.com?ep=x",
                "coap://user@example.com"
            })
    void refusesEverythingElseWithASentence(String text) {
        assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(text));
    }
}
