package io.tacit.lwm2m.californium;

import java.util.Iterator;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;

/**
 * Knows every option: those that Californium does not know are bytes. So it is the client that refuses an unknown
 * critical option, with 4.02 and a diagnostic (RFC 7252 section 5.4.1), where Californium would only reset.
 */
final class AllOptions implements OptionRegistry {

    static final AllOptions INSTANCE = new AllOptions();

    private final OptionRegistry standard = StandardOptionRegistry.STANDARD_OPTIONS;

    private AllOptions() {}

    @Override
    public OptionDefinition getDefinitionByNumber(int code, int number) {
        OptionDefinition known = standard.getDefinitionByNumber(code, number);
        return known != null ? known : unknown(number);
    }

    @Override
    public OptionDefinition getDefinitionByNumber(int number) {
        OptionDefinition known = standard.getDefinitionByNumber(number);
        return known != null ? known : unknown(number);
    }

    @Override
    public OptionDefinition getDefinitionByName(String name) {
        return standard.getDefinitionByName(name);
    }

    @Override
    public boolean contains(OptionDefinition definition) {
        return true;
    }

    @Override
    public Iterator<Entry> iterator() {
        return standard.iterator();
    }

    private static OptionDefinition unknown(int number) {
        return new OpaqueOptionDefinition(number, "Option " + number, false);
    }
}
