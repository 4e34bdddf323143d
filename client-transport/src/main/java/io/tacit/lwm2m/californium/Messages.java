package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.Message;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/** Between the client's messages and Californium's. */
final class Messages {

    private Messages() {}

    /**
     * Makes a Californium request.
     *
     * @throws RuntimeException if the code is no request's, or an option has a value that it cannot have
     */
    static Request request(Message message) {
        Request request = new Request(CoAP.Code.valueOf(message.code()));
        fill(request, message);
        return request;
    }

    /**
     * Makes a Californium response.
     *
     * @throws RuntimeException if the code is no response's, or an option has a value that it cannot have
     */
    static Response response(Message message) {
        Response response = new Response(CoAP.ResponseCode.valueOf(message.code()));
        fill(response, message);
        return response;
    }

    /** Makes a message of what was received. */
    static Message received(org.eclipse.californium.core.coap.Message from) {
        Message message = new Message(from.getRawCode()).payload(from.getPayload());
        if (from.getToken() != null) {
            message.token(from.getTokenBytes());
        }
        for (Option option : from.getOptions().asSortedList()) {
            message.add(option.getNumber(), option.getValue());
        }
        return message;
    }

    /** Writes the path of a request as one reads it; null if it has none. */
    static String uriPath(OptionSet options) {
        return options.getURIPathCount() == 0 ? null : "/" + options.getUriPathString();
    }

    private static void fill(org.eclipse.californium.core.coap.Message to, Message from) {
        if (from.payload().length > 0) {
            if (!to.isIntendedPayload()) {
                to.setUnintendedPayload();
            }
            to.setPayload(from.payload());
        }
        OptionSet options = to.getOptions();
        for (int i = 0; i < from.optionCount(); i++) {
            options.addOption(AllOptions.INSTANCE
                    .getDefinitionByNumber(from.code(), from.optionNumber(i))
                    .create(from.optionValue(i)));
        }
    }
}
