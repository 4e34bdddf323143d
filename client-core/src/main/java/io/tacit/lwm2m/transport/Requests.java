package io.tacit.lwm2m.transport;

import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/** What has to be found out about a server's request before anything else: its options and its path. */
public final class Requests {

    private static final int PROXY_URI = 35;
    private static final int PROXY_SCHEME = 39;

    private Requests() {}

    /**
     * Checks that every critical option is understood, is not repeated unless it may be, and has a length that it may
     * have (RFC 7252 sections 5.4.1 to 5.4.5 and 5.10.8).
     *
     * @param request a request
     * @throws Refusal 4.02 for a critical option that is not understood, 4.12 for a precondition that does not hold,
     *     5.05 if the client is asked to be a proxy
     */
    public static void checkOptions(Message request) {
        int last = Message.ABSENT;
        for (int i = 0; i < request.optionCount(); i++) {
            int number = request.optionNumber(i);
            if (Option.isCritical(number)) {
                checkCritical(number, request.optionValue(i).length, number == last);
            }
            last = number;
        }
    }

    /**
     * Reads where a request goes.
     *
     * @param request a request
     * @return the path that its Uri-Path options name; the root if there are none
     * @throws Refusal 4.04 if they name nothing that an object tree can hold
     */
    public static Path path(Message request) {
        int first = request.find(Option.URI_PATH);
        if (first < 0) {
            return Path.ROOT;
        }
        StringBuilder text = new StringBuilder();
        for (int i = first; i < request.optionCount() && request.optionNumber(i) == Option.URI_PATH; i++) {
            // Five ids or five digits are too many already; what comes after is not worth copying.
            if (i - first == 4 || request.optionValue(i).length > 5) {
                throw notFound();
            }
            String segment = request.optionText(i);
            if (segment.indexOf('/') >= 0) {
                throw notFound();
            }
            text.append('/').append(segment);
        }
        try {
            return Path.parse(text.toString());
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static void checkCritical(int number, int length, boolean repeated) {
        switch (number) {
            case Option.URI_PATH:
            case Option.URI_QUERY:
                return;
            case Option.URI_HOST:
                refuseIf(repeated || length == 0, number);
                return;
            case Option.URI_PORT:
            case Option.ACCEPT:
                refuseIf(repeated || length > 2, number);
                return;
            case Option.BLOCK1:
            case Option.BLOCK2:
                refuseIf(repeated || length > 3, number);
                return;
            case Option.IF_MATCH:
                // Nothing here has an ETag, so only the empty value, "whatever is there", can match (section 5.10.8.1).
                if (length > 0) {
                    throw new Refusal(Code.PRECONDITION_FAILED, "nothing here has an ETag");
                }
                return;
            case Option.IF_NONE_MATCH:
                throw new Refusal(Code.PRECONDITION_FAILED, "only what exists can be written");
            case PROXY_URI:
            case PROXY_SCHEME:
                throw new Refusal(Code.PROXYING_NOT_SUPPORTED, "not a proxy");
            default:
                throw new Refusal(Refusal.BAD_OPTION, "option " + number + " is not understood");
        }
    }

    private static void refuseIf(boolean wrong, int number) {
        if (wrong) {
            throw new Refusal(Refusal.BAD_OPTION, "option " + number + " is repeated or of a wrong length");
        }
    }

    private static Refusal notFound() {
        return Refusal.notFound("no such path");
    }
}
