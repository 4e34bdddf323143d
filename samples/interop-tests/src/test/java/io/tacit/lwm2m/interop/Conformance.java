package io.tacit.lwm2m.interop;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Which cases of OMA's Enabler Test Specification pass, told from the tests that name them ({@link Ets}): whatever this
 * says can't drift from what the tests do.
 */
final class Conformance {

    private static final String PASSES = "**passes**";

    private final List<EtsCase> cases;

    /** The tests of each case, by its id. */
    private final Map<String, List<String>> tests = new TreeMap<>();

    private final List<String> problems = new ArrayList<>();

    Conformance(List<EtsCase> cases, List<Class<?>> testClasses) {
        this.cases = cases;
        for (Class<?> testClass : testClasses) {
            for (Method method :
                    AnnotationSupport.findAnnotatedMethods(testClass, Ets.class, HierarchyTraversalMode.TOP_DOWN)) {
                take(testClass, method);
            }
        }
        Set<String> unknown = new TreeSet<>(tests.keySet());
        for (EtsCase one : cases) {
            check(one);
            unknown.remove(one.id());
        }
        unknown.forEach(id -> problems.add(id + " is not on the list, and named by " + tests.get(id)));
    }

    private void take(Class<?> testClass, Method method) {
        String name = testClass.getSimpleName() + "." + method.getName();
        if (!AnnotationSupport.isAnnotated(method, Testable.class)) {
            problems.add(name + " names a case, and is no test");
        }
        if (mayBeSkipped(method) || mayBeSkipped(testClass)) {
            problems.add(name + " is disabled, and claims that a case passes");
        }
        for (String id : method.getAnnotation(Ets.class).value()) {
            tests.computeIfAbsent(id, any -> new ArrayList<>()).add(name);
        }
    }

    private static boolean mayBeSkipped(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type == Disabled.class || type.getPackageName().equals("org.junit.jupiter.api.condition")) {
                return true;
            }
        }
        return false;
    }

    private void check(EtsCase one) {
        boolean tested = tests.containsKey(one.id());
        boolean excused =
                one.standing().startsWith(EtsCase.NOT_YET) || one.standing().startsWith(EtsCase.DOES_NOT_APPLY);
        if (!one.standing().isEmpty() && !excused) {
            problems.add(one.id() + " stands neither as \"not yet: …\" nor as \"does not apply: …\"");
        } else if (tested && excused) {
            problems.add(one.id() + " has a test, and stands as \"" + one.standing() + "\"");
        } else if (!tested && !excused) {
            problems.add(one.id() + " has no test, and nothing says why");
        }
    }

    /** Returns what does not fit together; nothing if all is well. */
    List<String> problems() {
        return problems;
    }

    /** Returns the part of the page that is generated. */
    String page() {
        StringBuilder page = new StringBuilder();
        page.append("| how it stands | cases |\n|---|---|\n");
        summary()
                .forEach((standing, count) -> page.append("| ")
                        .append(standing)
                        .append(" | ")
                        .append(count)
                        .append(" |\n"));
        String section = "";
        for (EtsCase one : cases) {
            if (!one.section().equals(section)) {
                section = one.section();
                page.append("\n## ").append(section).append("\n\n| case | title | how it stands |\n|---|---|---|\n");
            }
            page.append("| ")
                    .append(one.id())
                    .append(" | ")
                    .append(one.title())
                    .append(" | ")
                    .append(standing(one))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** How many cases stand how: what passes first, then what is to come. */
    private Map<String, Integer> summary() {
        Map<String, Integer> counts = new TreeMap<>(Comparator.comparing((String standing) -> !standing.equals(PASSES))
                .thenComparing(standing -> !standing.startsWith(EtsCase.NOT_YET))
                .thenComparing(Comparator.naturalOrder()));
        cases.forEach(one -> counts.merge(tests.containsKey(one.id()) ? PASSES : one.standing(), 1, Integer::sum));
        return counts;
    }

    private String standing(EtsCase one) {
        List<String> names = tests.get(one.id());
        return names == null
                ? one.standing()
                : names.stream().sorted().collect(Collectors.joining("`, `", PASSES + ": `", "`"));
    }
}
