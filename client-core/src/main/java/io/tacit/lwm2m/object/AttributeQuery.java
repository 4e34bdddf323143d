package io.tacit.lwm2m.object;

import io.tacit.lwm2m.model.Lwm2mVersion;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceDefinition;
import io.tacit.lwm2m.model.ResourceType;

/**
 * The attributes that the query of a request sets and unsets: of a Write-Attributes (LwM2M Core TS 1.1, section 6.3.4),
 * and from LwM2M 1.2 on of an Observe. {@link #clear}, then {@link #add} each parameter, then {@link #check}. Reused.
 * One thread.
 */
public final class AttributeQuery {

    private static final int LONGEST = 40;

    private final Attributes given = new Attributes();
    private final Attributes unset = new Attributes();

    /** Makes a query without parameters. */
    public AttributeQuery() {
        // Nothing is given yet.
    }

    /** Forgets all parameters. */
    public void clear() {
        given.clear();
        unset.clear();
    }

    /** Returns the attributes that the query gives a value. */
    public Attributes given() {
        return given;
    }

    /**
     * Returns the attributes that the query names without a value, which is to unset them; their values do not count.
     */
    public Attributes unset() {
        return unset;
    }

    /**
     * Reads a parameter.
     *
     * @param parameter the value of a Uri-Query option, such as {@code pmin=10}; {@code pmin} and {@code pmin=} unset
     * @param version the version that is spoken: what is newer is not known
     * @throws Refusal 4.00 if that is no attribute which a server of that version can write, if it was given before, or
     *     if the value is none that the attribute can have
     */
    public void add(String parameter, Lwm2mVersion version) {
        if (parameter.length() > LONGEST) {
            throw Refusal.badRequest("a parameter is too long");
        }
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        Attribute attribute = Attribute.named(name);
        if (attribute == null || !version.atLeast(attribute.since())) {
            throw Refusal.badRequest("not an attribute that can be written in LwM2M " + version + ": " + name);
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

    /**
     * Checks whether the attributes suit what they are for, and each other (section 5.1.2). A pmax below pmin is fine:
     * it is ignored.
     *
     * @param resource the Resource that is targeted, itself or an instance of it; null above Resources
     * @throws Refusal 4.00 if they do not
     */
    public void check(ResourceDefinition resource) {
        if (has(Attribute.GT) || has(Attribute.LT) || has(Attribute.ST)) {
            require(resource != null && numeric(resource.type()), "gt, lt and st are for numeric Resources");
        }
        if (has(Attribute.EDGE)) {
            require(resource != null && resource.type() == ResourceType.BOOLEAN, "edge is for Boolean Resources");
        }
        require(!given.has(Attribute.ST) || given.value(Attribute.ST) >= 0, "st must not be negative");
        require(given.conditionsAgree(), "lt < gt and lt + 2*st < gt do not hold");
        require(
                !given.has(Attribute.EPMIN)
                        || !given.has(Attribute.EPMAX)
                        || given.value(Attribute.EPMIN) < given.value(Attribute.EPMAX),
                "epmin < epmax does not hold");
    }

    private static double value(Attribute attribute, String text) {
        if (attribute.kind() == Attribute.Kind.THRESHOLD) {
            return number(attribute.parameter(), text);
        }
        double value = whole(attribute.parameter(), text);
        require(attribute.kind() != Attribute.Kind.BIT || value <= 1, "con and edge are 0 or 1");
        return value;
    }

    /** {@code 1*DIGIT}, of at most 32 bits. */
    private static double whole(String name, String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            require(digit >= 0 && digit <= 9, name + " is a whole number");
            value = value * 10 + digit;
            require(value <= ServerAccount.MAX_SECONDS, name + " is too large");
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
        require(fine, name + " is a number such as 42.5");
        return Double.parseDouble(text);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
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

    private static void require(boolean met, String diagnostic) {
        if (!met) {
            throw Refusal.badRequest(diagnostic);
        }
    }
}
