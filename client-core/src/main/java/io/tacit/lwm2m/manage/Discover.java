package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.codec.ContentFormat;
import io.tacit.lwm2m.codec.LinkFormatWriter;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ResourceInstances;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Discover operation (LwM2M Core TS 1.1, section 6.3.2): what there is at and below the target, as links. The
 * target shows the attributes that it has or inherits, in LwM2M 1.2 from the server's default periods too; what lies
 * below it shows its own only. Resource Instances are listed from LwM2M 1.1 on.
 */
final class Discover implements Operation {

    /** The attribute can't say more (table 5.1.2-1). */
    private static final int MOST_DIM = 255;

    private final ObjectTree tree;
    private final Output output;
    private final LinkFormatWriter links = new LinkFormatWriter();
    private final Attributes shown = new Attributes();
    private final ResourceInstances instances = new ResourceInstances();

    Discover(ObjectTree tree, Output output) {
        this.tree = tree;
        this.output = output;
    }

    @Override
    public Message perform(Call call) {
        Path target = call.path;
        // No access right is needed (section 8.2).
        Lwm2mObject object = tree.locate(target, call.shortServerId, 0);
        if (target.depth() == 4) {
            throw Refusal.methodNotAllowed("a Resource Instance can't be discovered");
        }
        int levels = depth(call);
        output.clear();
        links.begin(output, "");
        if (target.depth() == 1) {
            listObject(call, object, levels);
        } else if (target.depth() == 2) {
            listInstance(call, object, target.instanceId(), levels);
        } else {
            ResourceDefinition resource = ObjectTree.resource(object, target);
            listResource(call, object, target.instanceId(), resource, levels);
        }
        return new Message(Code.CONTENT)
                .add(Option.CONTENT_FORMAT, ContentFormat.LINK_FORMAT)
                .payload(output.toByteArray());
    }

    /** How many levels below the target are listed: the parameter of LwM2M 1.2, or the defaults of its table. */
    private static int depth(Call call) {
        int at = call.request.find(Option.URI_QUERY);
        for (int i = at; i >= 0 && i < call.request.optionCount(); i++) {
            if (call.request.optionNumber(i) == Option.URI_QUERY && call.version.atLeast(Lwm2mVersion.V1_2)) {
                String parameter = call.request.optionText(i);
                if (parameter.startsWith("depth=")) {
                    return parseDepth(parameter);
                }
            }
        }
        if (call.path.depth() == 1) {
            return 2;
        }
        boolean resourceInstances = call.path.depth() == 2 || call.version.atLeast(Lwm2mVersion.V1_1);
        return resourceInstances ? 1 : 0;
    }

    private static int parseDepth(String parameter) {
        int digit = parameter.length() == 7 ? parameter.charAt(6) - '0' : -1;
        if (digit < 0 || digit > 3) {
            throw Refusal.badRequest("depth is 0 to 3");
        }
        return digit;
    }

    private void listObject(Call call, Lwm2mObject object, int levels) {
        ObjectDefinition definition = object.definition();
        Path path = Path.of(definition.id());
        links.link(path);
        if (!definition.version().equals("1.0")) {
            if (call.version == Lwm2mVersion.V1_0) {
                links.attribute("ver", definition.version());
            } else {
                links.token("ver", definition.version());
            }
        }
        writeAttributes(call, path);
        int count = levels > 0 ? object.instanceCount() : 0;
        for (int i = 0; i < count; i++) {
            listInstance(call, object, object.instanceAt(i), levels - 1);
        }
    }

    private void listInstance(Call call, Lwm2mObject object, int instanceId, int levels) {
        ObjectDefinition definition = object.definition();
        Path path = Path.of(definition.id(), instanceId);
        links.link(path);
        writeAttributes(call, path);
        int count = levels > 0 ? definition.resourceCount() : 0;
        for (int i = 0; i < count; i++) {
            ResourceDefinition resource = definition.resourceAt(i);
            if (object.has(instanceId, resource.id())) {
                listResource(call, object, instanceId, resource, levels - 1);
            }
        }
    }

    private void listResource(Call call, Lwm2mObject object, int instanceId, ResourceDefinition resource, int levels) {
        Path path = Path.of(object.definition().id(), instanceId, resource.id());
        boolean counted = resource.multiple() && resource.readable();
        links.link(path);
        if (counted) {
            instances.read(object, instanceId, resource.id());
            if (instances.count() <= MOST_DIM) {
                links.attribute("dim", instances.count());
            }
        }
        writeAttributes(call, path);
        int count = counted && levels > 0 ? instances.count() : 0;
        for (int i = 0; i < count; i++) {
            Path instance = Path.of(path.objectId(), instanceId, resource.id(), instances.idAt(i));
            links.link(instance);
            writeAttributes(call, instance);
        }
    }

    private void writeAttributes(Call call, Path path) {
        if (path.equals(call.path)) {
            call.attributes.inherited(path, shown);
            if (call.version.atLeast(Lwm2mVersion.V1_2)) {
                call.attributes.inheritDefaults(shown);
            }
        } else {
            call.attributes.attached(path, shown);
        }
        for (int i = 0; i < Attribute.count(); i++) {
            Attribute attribute = Attribute.at(i);
            if (shown.has(attribute)) {
                links.token(attribute.parameter(), PlainDecimal.text(shown.value(attribute)));
            }
        }
    }
}
