package io.tacit.lwm2m.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * The query parameters of a Register or an Update (LwM2M Core TS 1.1, sections 6.2.1 and 6.2.2, Transport TS table
 * 6.4.3-1). What is missing is null.
 *
 * @param endpoint {@code ep}; of Register only
 * @param version {@code lwm2m}: 1.0, 1.1 or 1.2; of Register only
 * @param lifetimeSeconds {@code lt}; 0 is infinite, from 1.2 on
 * @param binding {@code b}
 * @param queue whether the client uses Queue Mode
 */
record Parameters(String endpoint, String version, Long lifetimeSeconds, String binding, boolean queue) {

    /** What holds if a Register names no lifetime. */
    static final long DEFAULT_LIFETIME_SECONDS = 86_400;

    private static final long MAX_LIFETIME_SECONDS = 0xFFFF_FFFFL;
    private static final Set<String> OF_REGISTER = Set.of("ep", "lwm2m", "lt", "b", "Q", "sms", "pid");
    private static final Set<String> OF_UPDATE = Set.of("lt", "b", "Q", "sms");
    private static final Pattern BINDING_1_0 = Pattern.compile("UQ?|SQ?|UQ?S|US");
    private static final Pattern BINDING_1_1 = Pattern.compile("[UMHTSN]{1,6}");

    static Parameters ofRegister(List<String> query) throws Rejected {
        Map<String, String> given = split(query, OF_REGISTER);
        String endpoint = given.get("ep");
        if (endpoint == null || endpoint.isEmpty()) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "ep is missing");
        }
        String version = given.get("lwm2m");
        if (version == null) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "lwm2m is missing");
        }
        if (!Set.of("1.0", "1.1", "1.2").contains(version)) {
            throw new Rejected(ResponseCode.PRECONDITION_FAILED, "lwm2m is 1.0, 1.1 or 1.2");
        }
        return read(given, endpoint, version);
    }

    static Parameters ofUpdate(List<String> query, String version) throws Rejected {
        return read(split(query, OF_UPDATE), null, version);
    }

    private static Parameters read(Map<String, String> given, String endpoint, String version) throws Rejected {
        String binding = given.get("b");
        boolean old = version.equals("1.0");
        if (binding != null
                && !(old ? BINDING_1_0 : BINDING_1_1).matcher(binding).matches()) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "b is not a binding of LwM2M " + version);
        }
        if (old && given.containsKey("Q")) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "Q is not a parameter of LwM2M 1.0: b=UQ");
        }
        boolean queue = old ? binding != null && binding.contains("Q") : given.containsKey("Q");
        return new Parameters(endpoint, version, lifetime(given.get("lt"), version), binding, queue);
    }

    private static Long lifetime(String text, String version) throws Rejected {
        if (text == null) {
            return null;
        }
        long seconds;
        try {
            seconds = Long.parseLong(text);
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (seconds < 0 || seconds > MAX_LIFETIME_SECONDS) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "lt is a number of seconds");
        }
        if (seconds == 0 && !version.equals("1.2")) {
            throw new Rejected(ResponseCode.BAD_REQUEST, "lt=0 is for LwM2M 1.2");
        }
        return seconds;
    }

    private static Map<String, String> split(List<String> query, Set<String> known) throws Rejected {
        Map<String, String> given = new HashMap<>();
        for (String parameter : query) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!known.contains(name)) {
                throw new Rejected(ResponseCode.BAD_REQUEST, "unknown parameter " + name);
            }
            if (given.put(name, equals < 0 ? "" : parameter.substring(equals + 1)) != null) {
                throw new Rejected(ResponseCode.BAD_REQUEST, name + " is given twice");
            }
        }
        return given;
    }
}
