package io.tacit.lwm2m.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "everything                 | true  | true  | true",
                "nothing                    | false | false | false",
                "notification               | true  | false | false",
                "send                       | false | true  | false",
                "response,notification      | true  | false | true",
                "notification,send,response | true  | true  | true"
            })
    void readsWhatIsWritten(String text, boolean notification, boolean send, boolean response) {
        Resets resets = Resets.parse(text);
        assertEquals(notification, resets.on(Activity.NOTIFICATION));
        assertEquals(send, resets.on(Activity.SEND));
        assertEquals(response, resets.on(Activity.RESPONSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "Everything", "send,", "notification,everything", "send;response"})
    void refusesAnythingElse(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Resets.parse(text))
                .getMessage();
        assertTrue(message.contains("everything, nothing"), message);
    }
}
