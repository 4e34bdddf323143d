package io.tacit.lwm2m.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.platform.commons.support.ReflectionSupport;

/** What docs/conformance.md says is what the tests say; and that can't be made to say what is not true. */
class ConformanceTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "conformance.md");
    private static final Path CASES = Path.of("src", "test", "resources", "ets-cases.txt");

    /** What stands above it is written by hand. */
    private static final String MARK = "<!-- generated from here on -->\n";

    private static Conformance ours() throws IOException {
        List<Class<?>> tests = ReflectionSupport.findAllClassesInPackage(
                ConformanceTest.class.getPackageName(), type -> !type.isMemberClass(), name -> name.endsWith("Test"));
        return new Conformance(EtsCase.parse(Files.readAllLines(CASES)), tests);
    }

    /** With {@code -Dconformance.write} it writes the page anew instead. */
    @Test
    void thePageSaysWhatTheTestsSay() throws IOException {
        Conformance conformance = ours();
        assertEquals("", String.join("\n", conformance.problems()));
        String committed = Files.readString(PAGE);
        String page = committed.substring(0, committed.indexOf(MARK) + MARK.length()) + "\n" + conformance.page();
        if (System.getProperty("conformance.write") != null) {
            Files.writeString(PAGE, page);
        } else {
            assertEquals(page, committed, "write docs/conformance.md anew, with the command that stands in it");
        }
    }

    @Test
    void theListIsComplete() throws IOException {
        List<EtsCase> cases = EtsCase.parse(Files.readAllLines(CASES));
        assertEquals(155, cases.size());
        Set<String> ids = cases.stream().map(EtsCase::id).collect(Collectors.toSet());
        assertEquals(155, ids.size(), "each once");
    }

    // ---- What can't be claimed ----

    @Test
    void aTestMakesItsCasesPass() {
        Conformance conformance = conformance("x-1 | One |", "x-2 | Two |", "x-3 | Three | not yet: soon");
        assertEquals(List.of(), conformance.problems());
        assertTrue(conformance.page().contains("| x-2 | Two | **passes**: `Honest.both`, `Honest.two` |"));
        assertTrue(conformance.page().contains("| **passes** | 2 |\n| not yet: soon | 1 |"));
    }

    @Test
    void aCaseWithATestDoesNotStandAsNotYet() {
        assertProblem("x-1 has a test", conformance("x-1 | One | not yet: soon", "x-2 | Two |"));
        assertProblem("x-2 has a test", conformance("x-1 | One |", "x-2 | Two | does not apply: of no use"));
    }

    @Test
    void aCaseWithoutATestHasAReason() {
        assertProblem("x-3 has no test", conformance("x-1 | One |", "x-2 | Two |", "x-3 | Three |"));
        assertProblem("x-3 stands neither", conformance("x-1 | One |", "x-2 | Two |", "x-3 | Three | passes"));
    }

    @Test
    void aTestDoesNotNameACaseThatIsNotThere() {
        assertProblem("x-2 is not on the list", conformance("x-1 | One |"));
    }

    @Test
    void aTestThatMayBeSkippedMakesNothingPass() {
        for (Class<?> liar : List.of(DisabledMethod.class, DisabledClass.class, OnlySometimes.class, NeverRun.class)) {
            Conformance conformance = new Conformance(EtsCase.parse(List.of("x-1 | One |")), List.of(liar));
            assertProblem(liar.getSimpleName() + ".one", conformance);
        }
    }

    @Test
    void aTestThatGivesUpFails() {
        Throwable skipped = assertThrows(
                RuntimeException.class, () -> Assumptions.assumeTrue(false, "this would skip a test silently"));
        assertThrows(AssertionError.class, () -> new Ets.ToTheEnd().handleTestExecutionException(null, skipped));
        IllegalStateException other = new IllegalStateException();
        assertThrows(IllegalStateException.class, () -> new Ets.ToTheEnd().handleTestExecutionException(null, other));
    }

    private static Conformance conformance(String... lines) {
        return new Conformance(EtsCase.parse(List.of(lines)), List.of(Honest.class));
    }

    private static void assertProblem(String expected, Conformance conformance) {
        assertEquals(
                1, conformance.problems().size(), () -> conformance.problems().toString());
        assertTrue(
                conformance.problems().get(0).contains(expected),
                () -> conformance.problems().toString());
    }

    static class Honest {
        @Test
        @Ets({"x-1", "x-2"})
        void both() {}

        @Test
        @Ets("x-2")
        void two() {}
    }

    static class DisabledMethod {
        @Test
        @Disabled
        @Ets("x-1")
        void one() {}
    }

    @Disabled
    static class DisabledClass {
        @Test
        @Ets("x-1")
        void one() {}
    }

    static class OnlySometimes {
        @Test
        @EnabledOnOs(OS.AIX)
        @Ets("x-1")
        void one() {}
    }

    static class NeverRun {
        @Ets("x-1")
        void one() {}
    }
}
