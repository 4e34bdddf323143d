package io.tacit.lwm2m.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate catches what does not link on CLDC 8. Each fixture is compiled by this test, as main code is. */
class Cldc8GateTest {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Shared: opening the platform's classes takes longer than to compile a fixture. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private static final Map<String, Set<String>> OBJECT = Cldc8Gate.list("java.lang.Object\n    new()\n");

    @TempDir
    Path folder;

    @AfterAll
    static void close() throws IOException {
        FILES.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            Runnable f() { return () -> {}; }                                        | lambda
            java.util.Comparator<String> f() { return String::compareTo; }           | method reference
            long f(java.util.List<String> l) { return l.stream().count(); }          | stream()
            Object f = new java.util.concurrent.ConcurrentHashMap<String, String>(); | java.util.concurrent.ConcurrentHashMap
            String[] f(String s) { return s.split("/"); }                            | split(String)
            String f(String s) { return s.replace("a", "b"); }                       | replace(CharSequence, CharSequence)
            String f(String s) { return String.join(",", s, s); }                    | join(
            String f(int i) { return String.format("%d", i); }                       | format(String, Object[])
            byte[] f(String s) { return s.getBytes(java.nio.charset.StandardCharsets.UTF_8); } | java.nio.charset
            Object f() throws Exception { return Class.forName("A"); }               | forName(String)
            Object f() { return X.class.getDeclaredMethods(); }                      | java.lang.reflect.Method
            Object f(java.util.Map<String, String> m) { return m.getOrDefault("a", "b"); } | getOrDefault(Object, Object)
            void f(java.util.List<String> l) { l.sort(null); }                       | sort(java.util.Comparator)
            int f(int a, int b) { return Integer.compare(a, b); }                    | compare(int, int)
            byte[] f(byte[] b) { return java.util.Arrays.copyOf(b, 3); }             | copyOf(byte[], int)
            Object f(java.util.List<String> l) { return java.util.Collections.unmodifiableList(l); } | unmodifiableList
            Object f = new java.util.EnumMap<>(Thread.State.class);                  | java.util.EnumMap
            java.util.BitSet f;                                                      | java.util.BitSet
            void f(java.util.Optional<String> o) {}                                  | java.util.Optional
            java.util.List<java.util.UUID> f;                                        | java.util.UUID
            double f(double d) { return Math.pow(d, 2); }                            | pow(double, double)
            void f(int i) { assert i > 0; }                                          | desiredAssertionStatus()
            int f(java.math.BigInteger[] a) { return a.length; }                     | java.math.BigInteger
            boolean f(Object o) { return o instanceof java.time.Instant; }           | java.time.Instant
            Object f() { return java.util.regex.Pattern.class; }                     | java.util.regex.Pattern
            Object f() { return new java.util.UUID[2][2]; }                          | java.util.UUID
            void f() { try { g(); } catch (java.util.MissingResourceException e) {} } void g() {} | MissingResourceException
            Object f() { return String.CASE_INSENSITIVE_ORDER; }                     | CASE_INSENSITIVE_ORDER
            static class L extends java.util.ArrayList<String> {} void f() { new L().removeIf(null); } | removeIf(
            static class S extends Thread {} void f(S s) { s.setDaemon(true); }      | setDaemon(boolean)
            interface I extends java.util.function.Supplier<String> {}               | java.util.function.Supplier
            interface I { default int f() { return 1; } }                            | method with a body in an interface: X$I.f
            interface I { static int f() { return 1; } }                             | method with a body in an interface: X$I.f
            @Override protected void finalize() {}                                   | finalizer
            native void f();                                                         | native method
            static int f;                                                            | static field that is not final
            org.junit.jupiter.api.Test f;                                            | org.junit.jupiter.api.Test
            @FunctionalInterface interface I { void f(); }                           | java.lang.FunctionalInterface
            """)
    void rejects(String member, String finding) throws IOException {
        String findings = check("class X { " + member + " }", 8, Cldc8Gate.listOfCore());
        assertTrue(findings.contains(finding), () -> "found only: " + findings);
    }

    @Test
    void rejectsNewerClassFiles() throws IOException {
        assertEquals("class file version 53, not 52: X\n", check("class X {}", 9, Cldc8Gate.listOfCore()));
    }

    @Test
    void tellsWhereAMemberIsUsed() throws IOException {
        String findings = check(
                "package a.b;\nclass X {\n  int f(String s) {\n    return s.lastIndexOf('/');\n  }\n}", 8, OBJECT);
        assertTrue(findings.contains("java.lang.String\n    (the class itself)    # "), findings);
        assertTrue(findings.contains("    lastIndexOf(int)    # X.f(X.java:4)\n"), findings);
    }

    @Test
    void acceptsListedMembersAlsoWhereInherited() throws IOException {
        Map<String, Set<String>> list = Cldc8Gate.list("""
                java.lang.Object
                    new()
                    hashCode()
                java.util.AbstractList
                    new()
                java.lang.String
                java.util.List
                    size()
                """);
        String inherits = """
                abstract class X extends java.util.AbstractList<String> {
                  static class Y { int a; }
                  static class Z extends Y {}
                  int f(Z z, int[] a) { return size() + hashCode() + z.a + z.hashCode() + a.hashCode(); }
                }
                """;
        assertEquals("", check(inherits, 8, list));
    }

    @Test
    void aConstructorIsNotInherited() throws IOException {
        Map<String, Set<String>> list = Cldc8Gate.list("java.lang.Object\n    new()\njava.util.Random\n");
        assertEquals(
                "java.util.Random\n    new()    # X.<init>(X.java:1)\n",
                check("class X { java.util.Random r = new java.util.Random(); }", 8, list));
    }

    @Test
    void acceptsWhatJavaMe8Has() throws IOException {
        Map<String, Set<String>> list = Cldc8Gate.list("""
                array
                    clone()
                java.lang.Class
                java.lang.Enum
                    new(String, int)
                    ordinal()
                    valueOf(Class, String)
                java.lang.NoSuchFieldError
                java.lang.Object
                    new()
                java.lang.String
                    equals(Object)
                    hashCode()
                java.lang.StringBuilder
                    new()
                    append(String)
                    append(int)
                    toString()
                """);
        String enums = """
                class X {
                  enum E { A, B }
                  int f(E e, String s) {
                    switch (s) { case "a": return 1; default: }
                    switch (e) { case A: return E.values().length; default: return 0; }
                  }
                  String g(String s, int i) { return s + i; }
                }
                """;
        assertEquals("", check(enums, 8, list));
    }

    @Test
    void tellsWhatOfTheListIsNotUsed() throws IOException {
        Map<String, Set<String>> list =
                Cldc8Gate.list("java.lang.Object\n    new()\n    notify()\njava.lang.String\n    trim()\n");
        compile("class X {}", 8);
        assertEquals(
                "java.lang.Object notify()\njava.lang.String\njava.lang.String trim()\n",
                Cldc8Gate.check(Cldc8Gate.classes(folder).values(), list).unused());
    }

    @Test
    void whatIsNotToBeCheckedMayBeUsed() throws IOException {
        compile("class X { Y y = new Y(); } class Y { java.util.UUID u; }", 8);
        Map<String, byte[]> classes = Cldc8Gate.classes(folder);
        byte[] other = classes.remove("Y");
        assertEquals(
                "", Cldc8Gate.check(classes.values(), List.of(other), OBJECT).findings());
        assertTrue(Cldc8Gate.check(classes.values(), OBJECT).findings().startsWith("Y\n"));
    }

    @Test
    void classesAreFoundInAJarToo() {
        assertTrue(Cldc8Gate.classesBeside(Test.class).containsKey("org.junit.jupiter.api.Test"));
        assertTrue(Cldc8Gate.classesBeside(Cldc8Gate.class).containsKey("io.tacit.lwm2m.rules.Cldc8Gate"));
    }

    @Test
    void refusesAListWithDuplicates() {
        assertThrows(IllegalArgumentException.class, () -> Cldc8Gate.list("a.B\na.B\n"));
        assertThrows(IllegalArgumentException.class, () -> Cldc8Gate.list("a.B\n    c()\n    c()\n"));
        assertThrows(IllegalArgumentException.class, () -> Cldc8Gate.list("    c()\n"));
    }

    private String check(String source, int release, Map<String, Set<String>> list) throws IOException {
        compile(source, release);
        return Cldc8Gate.check(Cldc8Gate.classes(folder).values(), list).findings();
    }

    private void compile(String source, int release) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        List<String> options = List.of(
                "--release",
                Integer.toString(release),
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:none",
                "-g");
        assertTrue(
                COMPILER.getTask(null, FILES, null, options, null, List.of(file))
                        .call(),
                "compiled: " + source);
    }
}
