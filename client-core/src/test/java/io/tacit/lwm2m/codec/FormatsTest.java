package io.tacit.lwm2m.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private final Formats formats = new Formats();

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 60, 110, 112, 1542, 1543, 11542, 11543, 11544})
    void knowsTheFormatByItsNumber(int number) {
        assertEquals(number, formats.encoder(number).contentFormat());
        assertSame(formats.encoder(number), formats.encoder(number));
        assertNotNull(formats.decoder(number));
        assertSame(formats.decoder(number), formats.decoder(number));
    }

    /** Nothing is answered in SenML-ETCH. */
    @ParameterizedTest
    @ValueSource(ints = {320, 322})
    void onlyReadsSenmlEtch(int number) {
        assertNull(formats.encoder(number));
        assertNotNull(formats.decoder(number));
        assertSame(formats.decoder(number), formats.decoder(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 40, 50, 1541, 11541, 65535})
    void doesNotKnowOthers(int number) {
        assertNull(formats.encoder(number));
        assertNull(formats.decoder(number));
    }

    @ParameterizedTest
    @CsvSource({
        "V1_0, 0 42 11542 11543",
        "V1_1, 0 42 60 110 112 11542",
        "V1_2, 0 42 60 110 112 320 322 11542 11544",
    })
    void offersTheFormatsOfTheVersion(Lwm2mVersion version, String numbers) {
        StringBuilder offered = new StringBuilder();
        for (int number : formats.supported(version)) {
            offered.append(offered.length() == 0 ? "" : " ").append(number);
            assertNotNull(formats.decoder(number));
        }
        assertEquals(numbers, offered.toString());
    }

    @ParameterizedTest
    @EnumSource
    void prefersBareValuesForOneValue(Lwm2mVersion version) {
        Path path = Path.of(3442, 0, 2);
        assertEquals(ContentFormat.TEXT, formats.preferred(version, path, Samples.single(ResourceType.INTEGER)));
        assertEquals(ContentFormat.OPAQUE, formats.preferred(version, path, Samples.single(ResourceType.OPAQUE)));
        Path instance = Path.of(3442, 0, 102, 1);
        assertEquals(ContentFormat.TEXT, formats.preferred(version, instance, Samples.multiple(ResourceType.INTEGER)));
    }

    @ParameterizedTest
    @CsvSource({"V1_0, 11542", "V1_1, 112", "V1_2, 11544"})
    void prefersByVersionForSeveralValues(Lwm2mVersion version, int format) {
        Path path = Path.of(3442, 0, 102);
        assertEquals(format, formats.preferred(version, path, Samples.multiple(ResourceType.INTEGER)));
        assertEquals(format, formats.preferred(version, Path.of(3, 0), null));
        assertEquals(format, formats.preferred(version, Path.of(3), null));
        assertEquals(format, formats.preferred(version, Path.ROOT, null));
    }
}
