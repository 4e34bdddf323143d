package io.tacit.lwm2m.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * Tells whether class files would link on the class libraries of Java ME 8 (CLDC 8): they may use each other and the
 * classes and members of an allow-list, and nothing else.
 *
 * <p>A member counts as listed if the list has it for the class named in the call or for one of its supertypes. A
 * member that a class of ours inherits is looked for in the supertypes of that class. Return types are not compared.
 */
final class Cldc8Gate {

    private static final int JAVA_8 = Opcodes.V1_8;

    /** Arrays have the members of Object, and a public clone() of their own: it is what values() of an enum calls. */
    private static final String ARRAY = "array";

    private final Map<String, Set<String>> allowed;
    private final Set<String> used = new TreeSet<>();
    private final Map<String, Declared> own = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> missing = new TreeMap<>();
    private final List<String> forbidden = new ArrayList<>();

    private Cldc8Gate(Map<String, Set<String>> allowed) {
        this.allowed = allowed;
    }

    /**
     * Reads an allow-list: a class by its full name on a line of its own, its members on the indented lines that
     * follow.
     */
    static Map<String, Set<String>> list(String text) {
        Map<String, Set<String>> list = new TreeMap<>();
        Set<String> members = null;
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                members = new TreeSet<>();
                if (list.put(line.strip(), members) != null) {
                    throw new IllegalArgumentException("listed twice: " + line);
                }
            } else if (members == null || !members.add(line.strip())) {
                throw new IllegalArgumentException("no class above it, or listed twice: " + line);
            }
        }
        return list;
    }

    /** Returns the allow-list of client-core. */
    static Map<String, Set<String>> listOfCore() {
        return listAt("/cldc8-allowed.txt");
    }

    /** Returns the allow-list at a place of the class path. */
    static Map<String, Set<String>> listAt(String resource) {
        try (InputStream text = Cldc8Gate.class.getResourceAsStream(resource)) {
            return list(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all class files of the module that a class belongs to, by their names: from a folder or a jar. */
    static Map<String, byte[]> classesBeside(Class<?> one) {
        try {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return classes(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return classes(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns all class files below a folder, by their names. */
    static Map<String, byte[]> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, byte[]> classes = new TreeMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                classes.put(new ClassReader(bytes).getClassName().replace('/', '.'), bytes);
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the given classes, which together are the program, against the list. */
    static Cldc8Gate check(Collection<byte[]> classes, Map<String, Set<String>> allowed) {
        return check(classes, List.of(), allowed);
    }

    /** Checks the given classes against the list; they may also use others, which are not checked. */
    static Cldc8Gate check(Collection<byte[]> classes, Collection<byte[]> others, Map<String, Set<String>> allowed) {
        Cldc8Gate gate = new Cldc8Gate(allowed);
        Stream.concat(classes.stream(), others.stream())
                .forEach(bytes -> new ClassReader(bytes).accept(gate.new Declarations(), ClassReader.SKIP_CODE));
        for (byte[] bytes : classes) {
            new ClassReader(bytes).accept(gate.new Uses(), 0);
        }
        return gate;
    }

    /** Returns what is wrong, one finding a line, the missing entries in the form of the list; empty if nothing is. */
    String findings() {
        StringBuilder text = new StringBuilder();
        forbidden.forEach(line -> text.append(line).append('\n'));
        missing.forEach((type, members) -> {
            text.append(type).append('\n');
            members.forEach((member, places) -> text.append("    ")
                    .append(member)
                    .append("    # ")
                    .append(places.stream().limit(3).collect(Collectors.joining(", ")))
                    .append(places.size() > 3 ? " and more\n" : "\n"));
        });
        return text.toString();
    }

    /** Returns the entries of the list that none of the classes needs. */
    String unused() {
        StringBuilder text = new StringBuilder();
        allowed.forEach((type, members) -> {
            if (!used.contains(type)) {
                text.append(type).append('\n');
            }
            for (String member : members) {
                if (!used.contains(type + ' ' + member)) {
                    text.append(type).append(' ').append(member).append('\n');
                }
            }
        });
        return text.toString();
    }

    private void type(String name, String place) {
        if (own.containsKey(name)) {
            return;
        }
        if (allowed.containsKey(name)) {
            used.add(name);
        } else {
            miss(name, "(the class itself)", place);
        }
    }

    private void type(Type type, String place) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType(), place);
            case Type.OBJECT -> type(type.getClassName(), place);
            case Type.METHOD -> {
                type(type.getReturnType(), place);
                Arrays.stream(type.getArgumentTypes()).forEach(t -> type(t, place));
            }
            default -> {} // a primitive
        }
    }

    private void member(Type owner, String member, String place) {
        type(owner, place);
        if (owner.getSort() == Type.ARRAY) {
            if (!listed(ARRAY, member) && !listed("java.lang.Object", member)) {
                miss(ARRAY, member, place);
            }
            return;
        }
        Set<String> homes = new HashSet<>();
        if (!resolved(owner.getClassName(), member, homes)) {
            String home = homes.stream().sorted().findFirst().orElse("java.lang.Object");
            miss(own.containsKey(owner.getClassName()) ? home : owner.getClassName(), member, place);
        }
    }

    /** Looks the member up in a class and, if it is not there, in its supertypes; notes in homes what was looked at. */
    private boolean resolved(String type, String member, Set<String> homes) {
        Declared declared = own.get(type);
        if (declared != null) {
            return declared.members.contains(member)
                    || declared.supertypes.stream().anyMatch(s -> resolved(s, member, homes));
        }
        if (listed(type, member)) {
            return true;
        }
        homes.add(type);
        return !member.startsWith("new(")
                && supertypes(type).stream().anyMatch(supertype -> resolved(supertype, member, homes));
    }

    private boolean listed(String type, String member) {
        if (!allowed.getOrDefault(type, Set.of()).contains(member)) {
            return false;
        }
        used.add(type);
        used.add(type + ' ' + member);
        return true;
    }

    private static List<String> supertypes(String name) {
        try {
            Class<?> type = Class.forName(name, false, null);
            List<String> names = new ArrayList<>();
            if (type.getSuperclass() != null) {
                names.add(type.getSuperclass().getName());
            }
            for (Class<?> i : type.getInterfaces()) {
                names.add(i.getName());
            }
            if (type.isInterface()) {
                names.add("java.lang.Object");
            }
            return names;
        } catch (ClassNotFoundException e) {
            return List.of(); // neither ours nor the JDK's: its use is a finding already
        }
    }

    private void miss(String type, String member, String place) {
        missing.computeIfAbsent(type, t -> new TreeMap<>())
                .computeIfAbsent(member, m -> new TreeSet<>())
                .add(place);
    }

    /** Writes a member as the list does: {@code name}, {@code name(int, String)} or {@code new(byte[])}. */
    private static String member(String name, String descriptor) {
        if (descriptor.charAt(0) != '(') {
            return name;
        }
        return (name.equals("<init>") ? "new" : name)
                + Arrays.stream(Type.getArgumentTypes(descriptor))
                        .map(t -> t.getClassName().replaceFirst("^java\\.lang\\.(?=[A-Za-z]+(\\[])*$)", ""))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private record Declared(List<String> supertypes, Set<String> members) {}

    /** First pass: what the classes themselves declare. */
    private final class Declarations extends ClassVisitor {

        private Declared declared;

        Declarations() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            List<String> supertypes = new ArrayList<>();
            supertypes.add(Type.getObjectType(parent).getClassName());
            for (String i : interfaces) {
                supertypes.add(Type.getObjectType(i).getClassName());
            }
            declared = new Declared(supertypes, new HashSet<>());
            own.put(Type.getObjectType(name).getClassName(), declared);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            declared.members.add(member(name, descriptor));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            declared.members.add(member(name, descriptor));
            return null;
        }
    }

    /** Second pass: what they use. */
    private final class Uses extends ClassVisitor {

        private String name;
        private String source = "";
        private boolean isInterface;

        Uses() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String type, String signature, String parent, String[] interfaces) {
            name = Type.getObjectType(type).getClassName();
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            if (version != JAVA_8) {
                forbidden.add("class file version " + (version & 0xFFFF) + ", not 52: " + name);
            }
            type(Type.getObjectType(parent), name);
            for (String i : interfaces) {
                type(Type.getObjectType(i), name);
            }
            signature(signature, name);
        }

        @Override
        public void visitSource(String file, String debug) {
            source = file;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            type(Type.getType(descriptor), name);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
            String place = name + '.' + field;
            type(Type.getType(descriptor), place);
            signature(signature, place);
            if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0) {
                forbidden.add("static field that is not final: " + place);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            String place = name + '.' + method;
            type(Type.getMethodType(descriptor), place);
            signature(signature, place);
            if (exceptions != null) {
                Arrays.stream(exceptions).forEach(e -> type(Type.getObjectType(e), place));
            }
            if (isInterface && (access & Opcodes.ACC_ABSTRACT) == 0 && !method.equals("<clinit>")) {
                forbidden.add("method with a body in an interface: " + place);
            }
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                forbidden.add("native method: " + place);
            }
            if (method.equals("finalize") && descriptor.equals("()V")) {
                forbidden.add("finalizer: " + place);
            }
            return new Code(place, source);
        }

        private void signature(String signature, String place) {
            if (signature != null) {
                new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
                    private String outer;

                    @Override
                    public void visitClassType(String type) {
                        outer = type;
                        type(Type.getObjectType(type), place);
                    }

                    @Override
                    public void visitInnerClassType(String inner) {
                        visitClassType(outer + '$' + inner);
                    }
                });
            }
        }
    }

    private final class Code extends MethodVisitor {

        private final String method;
        private final String source;
        private String place;

        Code(String method, String source) {
            super(Opcodes.ASM9);
            this.method = method;
            this.source = source;
            this.place = method;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            place = method.replaceFirst("^.*\\.(?=[^.]+\\.)", "") + '(' + source + ':' + line + ')';
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            type(Type.getType(descriptor), place);
            return null;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            type(Type.getObjectType(type), place);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            type(Type.getType(descriptor), place);
            member(Type.getObjectType(owner), Cldc8Gate.member(name, descriptor), place);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            type(Type.getMethodType(descriptor), place);
            member(Type.getObjectType(owner), Cldc8Gate.member(name, descriptor), place);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            forbidden.add("lambda, method reference or other invokedynamic: " + place);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                type(type, place);
            } else if (!(value instanceof String || value instanceof Number)) {
                forbidden.add("method handle or dynamic constant: " + place);
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            type(Type.getType(descriptor), place);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (type != null) {
                type(Type.getObjectType(type), place);
            }
        }
    }
}
