package io.tacit.lwm2m.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The grammar and the rules of LwM2M Core TS 1.2, table 5.1.2-2, and what the older versions lack of it. */
class AttributeQueryTest {

    private final AttributeQuery query = new AttributeQuery();

    @ParameterizedTest(name = "LwM2M {0}: {1}")
    @CsvSource({
        "V1_0, pmin=1,  true",
        "V1_0, st=1,    true",
        "V1_0, epmin=1, false",
        "V1_0, con=1,   false",
        "V1_1, epmax=1, true",
        "V1_1, con=1,   false",
        "V1_1, edge,    false", // not even to unset it
        "V1_1, hqmax=5, false",
        "V1_2, edge=0,  true",
        "V1_2, con=0,   true",
        "V1_2, hqmax=0, true",
        "V1_2, dim=2,   false", // no server sets that
        "V1_2, band=1,  false",
        "V1_2, PMIN=1,  false",
    })
    void knowsTheAttributesOfTheVersion(Lwm2mVersion version, String parameter, boolean known) {
        if (known) {
            query.add(parameter, version);
        } else {
            refused(parameter, version);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "pmin=0,           true",
        "pmax=4294967295,  true",
        "pmax=4294967296,  false",
        "pmax=99999999999999999999999999, false",
        "pmin=-1,          false",
        "pmin=+1,          false",
        "pmin=1.5,         false",
        "pmin=1 ,          true", // the test strips the space
        "pmin=0x1,         false",
        "gt=-0.5,          true",
        "gt=0,             true",
        "gt=007,           true",
        "gt=1.,            false",
        "gt=.1,            false",
        "gt=--1,           false",
        "gt=1.2.3,         false",
        "gt=NaN,           false",
        "gt=1e3,           false",
        "con=2,            false",
        "edge=2,           false",
        "hqmax=10,         true",
        "hqmax=1.5,        false",
        "=5,               false",
        "gt=1234567890123456789012345678901234567, true", // 40 characters
        "gt=12345678901234567890123456789012345678, false",
    })
    void followsTheGrammar(String parameter, boolean fine) {
        if (fine) {
            query.add(parameter, Lwm2mVersion.V1_2);
        } else {
            refused(parameter, Lwm2mVersion.V1_2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsThePeriodsAndCountsBeAnywhere(ResourceType type) {
        for (Attribute attribute : Attribute.values()) {
            if (!attribute.condition()) {
                query.clear();
                query.add(attribute.parameter() + "=1", Lwm2mVersion.V1_2);
                query.check(resource(type));
                query.check(null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasConditionsOnlyWhereTheyCanBeMet(ResourceType type) {
        boolean numeric = type == ResourceType.INTEGER
                || type == ResourceType.UNSIGNED_INTEGER
                || type == ResourceType.FLOAT
                || type == ResourceType.TIME;
        assertEquals(numeric, suits("gt=1", type));
        assertEquals(numeric, suits("lt=1", type));
        assertEquals(numeric, suits("st", type));
        assertEquals(type == ResourceType.BOOLEAN, suits("edge=1", type));
        assertFalse(suits("gt=1", null));
        assertFalse(suits("edge", null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "lt=1 gt=2,           true",
        "lt=2 gt=2,           false",
        "lt=1 gt=5 st=2,      false",
        "lt=1 gt=5.01 st=2,   true",
        "st=-1,               false",
        "st=0,                true",
        "epmin=1 epmax=2,     true",
        "epmin=2 epmax=2,     false",
        "epmin=3 epmax,       true", // one of them is unset
        "pmin=60 pmax=10,     true",
    })
    void checksWhetherTheyAgree(String parameters, boolean agree) {
        assertEquals(agree, suits(parameters, ResourceType.FLOAT));
    }

    @Test
    void tellsWhatIsSetAndWhatIsUnset() {
        query.add("pmin=10", Lwm2mVersion.V1_0);
        query.add("gt=-2.5", Lwm2mVersion.V1_0);
        query.add("pmax", Lwm2mVersion.V1_0);
        query.add("lt=", Lwm2mVersion.V1_0);

        assertEquals(10, query.given().seconds(Attribute.PMIN));
        assertEquals(-2.5, query.given().value(Attribute.GT));
        assertTrue(query.unset().has(Attribute.PMAX) && query.unset().has(Attribute.LT));
        assertFalse(query.given().has(Attribute.PMAX) || query.unset().has(Attribute.PMIN));

        query.clear();
        assertTrue(query.given().none() && query.unset().none());
    }

    @ParameterizedTest
    @CsvSource({"pmin=1, pmin=1", "pmin=1, pmin", "pmin, pmin=1", "pmin, pmin="})
    void takesEachOnce(String first, String second) {
        query.add(first, Lwm2mVersion.V1_1);

        refused(second, Lwm2mVersion.V1_1);
    }

    private boolean suits(String parameters, ResourceType type) {
        query.clear();
        for (String parameter : parameters.split(" ")) {
            query.add(parameter, Lwm2mVersion.V1_2);
        }
        try {
            query.check(type == null ? null : resource(type));
            return true;
        } catch (Refusal refusal) {
            assertEquals(Refusal.BAD_REQUEST, refusal.code());
            return false;
        }
    }

    private void refused(String parameter, Lwm2mVersion version) {
        Refusal refusal = assertThrows(Refusal.class, () -> query.add(parameter, version));
        assertEquals(Refusal.BAD_REQUEST, refusal.code());
    }

    private static ResourceDefinition resource(ResourceType type) {
        int flags = type == ResourceType.NONE ? ResourceDefinition.EXECUTE : ResourceDefinition.READ;
        return ObjectDefinition.builder(34, "One")
                .resource(1, "It", type, flags)
                .build()
                .resource(1);
    }
}
