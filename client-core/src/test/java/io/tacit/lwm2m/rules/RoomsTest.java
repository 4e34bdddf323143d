package io.tacit.lwm2m.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packages of client-core are rooms, from the ground up. Each may use the rooms named here and no other; the client
 * on top may use all.
 */
class RoomsTest {

    private static final String ROOT = "io.tacit.lwm2m.";

    /** A room and the rooms that it may use. */
    enum Room {
        MODEL,
        CODEC(MODEL),
        OBJECT(MODEL),
        TRANSPORT(MODEL),
        REFRESH,
        MANAGE(MODEL, OBJECT, CODEC, TRANSPORT),
        REPORT(MODEL, OBJECT, CODEC, TRANSPORT),
        SESSION(MODEL, REFRESH, TRANSPORT, OBJECT, CODEC),
        BOOTSTRAP(MODEL, OBJECT, CODEC, TRANSPORT),
        CLIENT(MODEL, CODEC, OBJECT, TRANSPORT, REFRESH, MANAGE, REPORT, SESSION, BOOTSTRAP);

        private final List<Room> uses;

        Room(Room... uses) {
            this.uses = List.of(uses);
        }

        String packages() {
            return ROOT + name().toLowerCase() + "..";
        }
    }

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.tacit.lwm2m");

    @ParameterizedTest
    @EnumSource
    void usesOnlyTheRoomsBelow(Room room) {
        rule(room).check(MAIN);
    }

    @Test
    void everyClassIsInARoom() {
        classes()
                .should()
                .resideInAnyPackage(
                        Arrays.stream(Room.values()).map(Room::packages).toArray(String[]::new))
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theTableItselfPointsDownwards() {
        for (Room room : Room.values()) {
            room.uses.forEach(used -> assertEquals(1, Integer.signum(room.compareTo(used)), room + " uses " + used));
        }
    }

    /** The rule bites: the table upside down is broken by what is there. */
    @Test
    void anArrowUpwardsIsFound() {
        JavaClasses codec = MAIN.that(DescribedPredicate.describe(
                "codec", (JavaClass c) -> c.getPackageName().startsWith(ROOT + "codec")));
        ArchRule codecAsIfItWereTheGround = only(Room.CODEC, List.of());
        assertThrows(AssertionError.class, () -> codecAsIfItWereTheGround.check(codec));
    }

    private static ArchRule rule(Room room) {
        return only(room, room.uses);
    }

    private static ArchRule only(Room room, List<Room> uses) {
        TreeSet<String> allowed = new TreeSet<>();
        uses.forEach(used -> allowed.add(used.packages()));
        allowed.add(room.packages());
        return noClasses()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are in a room other than " + allowed,
                        (JavaClass c) ->
                                c.getBaseComponentType().getPackageName().startsWith(ROOT)
                                        && allowed.stream()
                                                .noneMatch(packages -> JavaClass.Predicates.resideInAPackage(packages)
                                                        .test(c.getBaseComponentType()))))
                .allowEmptyShould(true);
    }
}
