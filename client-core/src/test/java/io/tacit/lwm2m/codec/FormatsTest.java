package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private final Formats formats = new Formats();

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 110, 112, 1542, 11542})
    void knowsTheFormatByItsNumber(int number) {
        assertEquals(number, formats.encoder(number).contentFormat());
        assertSame(formats.encoder(number), formats.encoder(number));
        assertNotNull(formats.decoder(number));
        assertSame(formats.decoder(number), formats.decoder(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 40, 60, 11543, 11544, 65535})
    void doesNotKnowOthers(int number) {
        assertNull(formats.encoder(number));
        assertNull(formats.decoder(number));
    }

    @Test
    void allThatAreOfferedAreKnown() {
        for (int number : formats.supported()) {
            assertNotNull(formats.encoder(number));
            assertNotNull(formats.decoder(number));
        }
        assertEquals(5, formats.supported().length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void prefersBareValuesForOneValue(boolean version10) {
        Path path = Path.of(3442, 0, 2);
        assertEquals(ContentFormat.TEXT, formats.preferred(version10, path, Samples.single(ResourceType.INTEGER)));
        assertEquals(ContentFormat.OPAQUE, formats.preferred(version10, path, Samples.single(ResourceType.OPAQUE)));
        Path instance = Path.of(3442, 0, 102, 1);
        assertEquals(
                ContentFormat.TEXT, formats.preferred(version10, instance, Samples.multiple(ResourceType.INTEGER)));
    }

    @Test
    void prefersByVersionForSeveralValues() {
        Path path = Path.of(3442, 0, 102);
        assertEquals(ContentFormat.TLV, formats.preferred(true, path, Samples.multiple(ResourceType.INTEGER)));
        assertEquals(ContentFormat.SENML_CBOR, formats.preferred(false, path, Samples.multiple(ResourceType.INTEGER)));
        assertEquals(ContentFormat.TLV, formats.preferred(true, Path.of(3, 0), null));
        assertEquals(ContentFormat.SENML_CBOR, formats.preferred(false, Path.of(3), null));
        assertEquals(ContentFormat.SENML_CBOR, formats.preferred(false, Path.ROOT, null));
    }
}
