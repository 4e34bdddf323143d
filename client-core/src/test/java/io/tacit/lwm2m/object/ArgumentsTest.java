package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    /** The examples of LwM2M Core TS 1.1, section 6.3.5, and of Leshan's tests. */
    @Test
    void digitsWithAndWithoutValues() {
        Arguments arguments = Arguments.parse("2='10.3',0='http://www.lwm2m.org/',7");
        assertEquals(3, arguments.count());
        assertEquals("10.3", arguments.value(2));
        assertEquals("http://www.lwm2m.org/", arguments.value(0));
        assertTrue(arguments.has(7));
        assertNull(arguments.value(7));
        assertFalse(arguments.has(1));
        assertNull(arguments.value(1));
        assertEquals("2='10.3',0='http://www.lwm2m.org/',7", arguments.toString());
    }

    @Test
    void noArguments() {
        assertEquals(0, Arguments.parse("").count());
        assertFalse(Arguments.parse("").has(0));
    }

    @Test
    void valuesMayBeEmptyOrHoldSeparators() {
        assertEquals("", Arguments.parse("3=''").value(3));
        assertTrue(Arguments.parse("3=''").has(3));
        assertEquals(",", Arguments.parse("3=',',4").value(3));
        assertEquals("=", Arguments.parse("3='=',4").value(3));
        assertEquals("!#&([]~", Arguments.parse("0='!#&([]~'").value(0));
    }

    @Test
    void allTenDigits() {
        assertEquals(10, Arguments.parse("0,1,2,3,4,5,6,7,8,9").count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "10",
                ",",
                "1,",
                ",1",
                "1,,2",
                "1 ",
                " 1",
                "1;2",
                "3'hello'",
                "3=hello",
                "3=",
                "3='",
                "3='hello",
                "3=hello'",
                "3='a'b",
                "3='a''b'",
                "3='a b'",
                "3='a\"b'",
                "3='a\\b'",
                "3='\u00e4'",
                "3='\u007f'",
                "3='\n'",
                "1,1",
                "1,2='a',1='b'",
                "='a'",
                "'a'",
                "\u0661"
            })
    void refusesWhatDoesNotFollowTheGrammar(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> Arguments.parse(text));
        assertEquals(Refusal.BAD_REQUEST, refusal.code());
    }

    @Test
    void onlyDigitsCanBeAskedFor() {
        assertThrows(IndexOutOfBoundsException.class, () -> Arguments.parse("1").has(10));
    }
}
