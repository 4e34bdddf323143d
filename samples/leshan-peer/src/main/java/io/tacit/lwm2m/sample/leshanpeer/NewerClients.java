package io.tacit.lwm2m.sample.leshanpeer;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.interceptors.MessageInterceptor;

/** Has clients of LwM2M 1.2 register as ones of 1.1: Leshan does not know 1.2, and would refuse them. */
final class NewerClients implements MessageInterceptor {

    private static final String NEWER = "lwm2m=1.2";
    private static final String NEWEST_KNOWN = "lwm2m=1.1";

    @Override
    public void receiveRequest(Request request) {
        OptionSet options = request.getOptions();
        if (options.getUriQueryStrings().contains(NEWER)) {
            List<String> parameters = new ArrayList<>(options.getUriQueryStrings());
            parameters.replaceAll(parameter -> parameter.equals(NEWER) ? NEWEST_KNOWN : parameter);
            options.clearUriQuery();
            parameters.forEach(options::addUriQuery);
        }
    }
}
