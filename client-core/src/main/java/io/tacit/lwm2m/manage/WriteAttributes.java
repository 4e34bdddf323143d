package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.object.AccessControl;
import io.tacit.lwm2m.object.AttributeQuery;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Write-Attributes operation (LwM2M Core TS 1.1, section 6.3.4): each query parameter sets an attribute, or removes
 * it if it has no value.
 */
final class WriteAttributes implements Operation {

    private final ObjectTree tree;
    private final AttributeQuery query = new AttributeQuery();

    WriteAttributes(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        Path target = call.path;
        Lwm2mObject object = tree.locate(target, call.shortServerId, AccessControl.READ);
        ResourceDefinition resource = target.depth() < 3 ? null : ObjectTree.resource(object, target);
        if (resource != null && !resource.readable()) {
            throw Refusal.methodNotAllowed("attributes are for Resources that can be read");
        }
        if (target.depth() == 4 && !tree.hasResourceInstance(object, target)) {
            throw Refusal.notFound("no such Resource Instance");
        }
        parse(call);
        query.check(resource);
        call.attributes.write(target, query.given(), query.unset());
        return new Message(Code.CHANGED);
    }

    private void parse(Call call) {
        query.clear();
        Message request = call.request;
        int first = request.find(Option.URI_QUERY);
        for (int i = first; i < request.optionCount() && request.optionNumber(i) == Option.URI_QUERY; i++) {
            query.add(request.optionText(i), call.version);
        }
    }
}
