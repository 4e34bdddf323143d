package io.tacit.lwm2m.manage;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.object.Attribute;
import io.tacit.lwm2m.object.Attributes;
import io.tacit.lwm2m.object.Lwm2mObject;
import io.tacit.lwm2m.object.ObjectTree;
import io.tacit.lwm2m.object.ResourceInstances;
import io.tacit.lwm2m.object.ServerAccount;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;

/**
 * The Write-Attributes operation (LwM2M Core TS 1.1, section 6.3.4): each query parameter sets an attribute, or removes
 * it if it has no value.
 */
final class WriteAttributes implements Operation {

    private static final int LONGEST = 40;

    private final ObjectTree tree;
    private final Attributes given = new Attributes();
    private final Attributes unset = new Attributes();
    private final ResourceInstances instances = new ResourceInstances();

    WriteAttributes(ObjectTree tree) {
        this.tree = tree;
    }

    @Override
    public Message perform(Call call) {
        Path target = call.path;
        Lwm2mObject object = tree.locate(target);
        ResourceDefinition resource = target.depth() < 3 ? null : ObjectTree.resource(object, target);
        if (resource != null && !resource.readable()) {
            throw Refusal.methodNotAllowed("attributes are for Resources that can be read");
        }
        if (target.depth() == 4) {
            instances.read(object, target.instanceId(), target.resourceId());
            if (!instances.contains(target.resourceInstanceId())) {
                throw Refusal.notFound("no such Resource Instance");
            }
        }
        parse(call.request);
        check(resource);
        call.attributes.write(target, given, unset);
        return new Message(Code.CHANGED);
    }

    private void parse(Message request) {
        given.clear();
        unset.clear();
        int first = request.find(Option.URI_QUERY);
        for (int i = first; i < request.optionCount() && request.optionNumber(i) == Option.URI_QUERY; i++) {
            if (request.optionValue(i).length > LONGEST) {
                throw Refusal.badRequest("a parameter is too long");
            }
            parse(request.optionText(i));
        }
    }

    private void parse(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        Attribute attribute = Attribute.named(name);
        if (attribute == null) {
            throw Refusal.badRequest("not an attribute that can be written: " + name);
        }
        if (given.has(attribute) || unset.has(attribute)) {
            throw Refusal.badRequest(name + " is given twice");
        }
        if (value.length() == 0) {
            unset.set(attribute, 0);
        } else {
            given.set(attribute, value(attribute, value));
        }
    }

    private static double value(Attribute attribute, String text) {
        if (attribute.kind() == Attribute.Kind.THRESHOLD) {
            return number(attribute.parameter(), text);
        }
        double value = whole(attribute.parameter(), text);
        if (attribute.kind() == Attribute.Kind.BIT && value > 1) {
            throw Refusal.badRequest(attribute.parameter() + " is 0 or 1");
        }
        return value;
    }

    /** {@code 1*DIGIT}, of at most 32 bits. */
    private static double whole(String name, String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw Refusal.badRequest(name + " is a whole number");
            }
            value = value * 10 + digit;
            if (value > ServerAccount.MAX_SECONDS) {
                throw Refusal.badRequest(name + " is too large");
            }
        }
        return value;
    }

    /** {@code 1*DIGIT ["." 1*DIGIT]}. The grammar has no sign, but thresholds may well be negative: one is accepted. */
    private static double number(String name, String text) {
        int at = text.charAt(0) == '-' ? 1 : 0;
        int point = digits(text, at);
        boolean fine = point > at;
        if (fine && point < text.length()) {
            fine = text.charAt(point) == '.' && point + 1 < text.length() && digits(text, point + 1) == text.length();
        }
        if (!fine) {
            throw Refusal.badRequest(name + " is a number such as 42.5");
        }
        return Double.parseDouble(text);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private void check(ResourceDefinition resource) {
        boolean conditions = has(Attribute.GT) || has(Attribute.LT) || has(Attribute.ST);
        if (conditions && (resource == null || !numeric(resource.type()))) {
            throw Refusal.badRequest("gt, lt and st are for numeric Resources");
        }
        if (given.has(Attribute.ST) && given.value(Attribute.ST) < 0) {
            throw Refusal.badRequest("st must not be negative");
        }
        if (!given.conditionsAgree()) {
            throw Refusal.badRequest("lt < gt and lt + 2*st < gt do not hold");
        }
        if (given.has(Attribute.EPMIN)
                && given.has(Attribute.EPMAX)
                && given.value(Attribute.EPMIN) >= given.value(Attribute.EPMAX)) {
            throw Refusal.badRequest("epmin < epmax does not hold");
        }
    }

    private boolean has(Attribute attribute) {
        return given.has(attribute) || unset.has(attribute);
    }

    private static boolean numeric(ResourceType type) {
        return type == ResourceType.INTEGER
                || type == ResourceType.UNSIGNED_INTEGER
                || type == ResourceType.FLOAT
                || type == ResourceType.TIME;
    }
}
