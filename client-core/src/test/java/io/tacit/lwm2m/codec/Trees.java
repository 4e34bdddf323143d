package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ResourceDefinition;
import java.util.Random;

/** Random contents of {@link Samples#EVERYTHING}. */
final class Trees {

    private Trees() {}

    /**
     * Writes a random tree.
     *
     * @param target the Object or the Object Instance; the root for Objects 3442 and some after it, all alike
     * @return what {@link Reading#lines} should find
     */
    static String write(Encoder encoder, Path target, Output out, Random random) {
        StringBuilder lines = new StringBuilder();
        out.clear();
        encoder.begin(target, out);
        if (target.depth() == 2) {
            writeInstance(encoder, 3442, target.instanceId(), random, lines);
        } else {
            int objects = target.depth() == 1 ? 1 : 1 + random.nextInt(3);
            for (int object = 3442; object < 3442 + objects; object++) {
                int instance = 0;
                for (int count = random.nextInt(4); count > 0; count--) {
                    writeInstance(encoder, object, instance, random, lines);
                    instance += 1 + random.nextInt(300);
                }
            }
        }
        encoder.end();
        return lines.toString();
    }

    /** Writes one Resource at least: not every format can say that an Object Instance is empty. */
    private static void writeInstance(Encoder encoder, int object, int instance, Random random, StringBuilder lines) {
        encoder.beginInstance(object, instance);
        int count = Samples.EVERYTHING.resourceCount();
        int certain = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            if (i == certain || random.nextInt(4) == 0) {
                writeResource(encoder, Path.of(object, instance), Samples.EVERYTHING.resourceAt(i), random, lines);
            }
        }
        encoder.endInstance();
    }

    private static void writeResource(
            Encoder encoder, Path instance, ResourceDefinition resource, Random random, StringBuilder lines) {
        String path = instance + "/" + resource.id();
        encoder.beginResource(resource);
        if (resource.multiple()) {
            int id = random.nextInt(300);
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                encoder.resourceInstance(id);
                writeValue(encoder, path + "/" + id, resource, random, lines);
                id += 1 + random.nextInt(10_000);
            }
        } else {
            writeValue(encoder, path, resource, random, lines);
        }
        encoder.endResource();
    }

    private static void writeValue(
            Encoder encoder, String path, ResourceDefinition resource, Random random, StringBuilder lines) {
        String value = Values.random(random, resource.type());
        Values.write(encoder, resource.type(), value);
        lines.append(path).append('=').append(value).append('\n');
    }
}
