package io.tacit.lwm2m.client;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Counts what an object keeps alive: what can be reached over the fields of this project's classes. */
final class Reachable {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private long bytes;

    private Reachable() {}

    /** Returns how many bytes there are in arrays of primitives, with 16 for each object besides. */
    static long bytes(Object root) throws IllegalAccessException {
        Reachable reachable = new Reachable();
        reachable.add(root);
        while (!reachable.waiting.isEmpty()) {
            reachable.visit(reachable.waiting.poll());
        }
        return reachable.bytes;
    }

    private void add(Object object) {
        if (object != null && !(object instanceof Class) && seen.add(object)) {
            waiting.add(object);
        }
    }

    private void visit(Object object) throws IllegalAccessException {
        bytes += 16;
        if (object instanceof byte[] array) {
            bytes += array.length;
        } else if (object.getClass().isArray()
                && object.getClass().componentType().isPrimitive()) {
            bytes += 8L * Array.getLength(object);
        } else if (object instanceof Object[] array) {
            for (Object element : array) {
                add(element);
            }
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::add);
        } else if (object.getClass().getName().startsWith("io.tacit.")) {
            visitFields(object);
        }
    }

    private void visitFields(Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); type != Object.class && type != null; type = type.getSuperclass()) {
            if (!type.getName().startsWith("io.tacit.")) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    add(field.get(object));
                }
            }
        }
    }
}
