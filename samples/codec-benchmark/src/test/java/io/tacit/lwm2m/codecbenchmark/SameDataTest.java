package io.tacit.lwm2m.codecbenchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.upokecenter.cbor.CBORObject;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides encode the same values and decode the same payload; each benchmark is run once for it. */
class SameDataTest {

    private static final LwM2mObjectInstance VALUES = LeshanStation.instance(Station.inTheField());

    /** What has no value to encode is left out, and Corelnk: to Tacit that is a String. */
    @Test
    void thereAreTwentyResourcesOfAllTypes() {
        ObjectDefinition definition = new Station().definition();
        Set<ResourceType> missing = EnumSet.complementOf(EnumSet.of(ResourceType.NONE, ResourceType.CORE_LINK));
        int multiple = 0;
        for (int i = 0; i < definition.resourceCount(); i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            missing.remove(resource.type());
            multiple += resource.multiple() ? 1 : 0;
        }
        assertEquals(20, definition.resourceCount());
        assertEquals(2, multiple);
        assertEquals(Set.of(), missing);
    }

    /** Else values could be equal below without having been decoded. */
    @Test
    void noValueIsWhatANewStationHas() {
        LwM2mObjectInstance blank = LeshanStation.instance(new Station());
        VALUES.getResources().forEach((id, resource) -> assertNotEquals(blank.getResource(id), resource));
    }

    @ParameterizedTest
    @EnumSource
    void leshanDecodesWhatTacitEncodes(Payload payload) {
        assertEquals(part(VALUES, payload), LeshanCodec.of(payload).decode());
    }

    @ParameterizedTest
    @EnumSource
    void tacitDecodesWhatItEncodes(Payload payload) {
        LwM2mObjectInstance decoded =
                LeshanStation.instance(TacitCodec.of(payload).decode());
        assertEquals(part(VALUES, payload), part(decoded, payload));
    }

    @ParameterizedTest
    @EnumSource
    void tacitDecodesWhatLeshanEncodes(Payload payload) {
        byte[] bytes = LeshanCodec.of(payload).encode();
        LwM2mObjectInstance decoded =
                LeshanStation.instance(TacitCodec.of(payload).decode(bytes));
        assertEquals(part(VALUES, payload), part(decoded, payload));
    }

    @ParameterizedTest
    @EnumSource(names = {"TLV", "TEXT", "CBOR"})
    void bytesAreTheSame(Payload payload) {
        assertArrayEquals(LeshanCodec.of(payload).encode(), tacit(payload));
    }

    /** Leshan writes object links as strings. */
    @Test
    void senmlJsonIsTheSameButForObjectLinks() {
        String json = new String(tacit(Payload.SENML_JSON), StandardCharsets.UTF_8);
        assertEquals(
                new String(LeshanCodec.of(Payload.SENML_JSON).encode(), StandardCharsets.UTF_8),
                json.replace("\"vlo\":", "\"vs\":"));
    }

    /** Leshan writes object links as strings, and a base name after the name. */
    @Test
    void senmlCborIsTheSameButForObjectLinksAndOrder() {
        int string = 3;
        CBORObject records = CBORObject.DecodeFromBytes(tacit(Payload.SENML_CBOR));
        int links = 0;
        for (CBORObject record : records.getValues()) {
            if (record.ContainsKey("vlo")) {
                record.Add(string, record.get("vlo"));
                assertTrue(record.Remove("vlo"));
                links++;
            }
        }
        assertEquals(3, links);
        assertEquals(
                CBORObject.DecodeFromBytes(LeshanCodec.of(Payload.SENML_CBOR).encode()), records);
    }

    private static byte[] tacit(Payload payload) {
        return TacitCodec.of(payload).encode().toByteArray();
    }

    private static LwM2mNode part(LwM2mObjectInstance instance, Payload payload) {
        return payload.path().depth() == 2
                ? instance
                : instance.getResource(payload.path().resourceId());
    }
}
