package io.tacit.lwm2m.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The main code of this module uses client-core, Californium's core and what a small Java SE has, nothing else. */
class DependenciesTest {

    private static final ArchRule ONLY_JAVA_BASE_AND_CALIFORNIUM = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.tacit.lwm2m..",
                    "org.eclipse.californium.core..",
                    "org.eclipse.californium.elements..",
                    "org.slf4j",
                    "java.lang..",
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.math..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "javax.net..",
                    "javax.security..")
            .allowEmptyShould(true);

    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void usesOnlyWhatItMay() {
        ONLY_JAVA_BASE_AND_CALIFORNIUM.check(MAIN);
    }

    @Test
    void otherLibrariesAreFound() {
        JavaClasses test = new ClassFileImporter().importClasses(DependenciesTest.class);
        assertThrows(AssertionError.class, () -> ONLY_JAVA_BASE_AND_CALIFORNIUM.check(test));
    }

    /** java.util.logging and java.util.prefs begin like java.util, but belong to modules that a small runtime lacks. */
    @Test
    void usesNoOtherModuleOfTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.logging..", "java.util.prefs..", "java.lang.management..", "javax.security.sasl..")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.tacit.lwm2m.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(MAIN);
    }
}
