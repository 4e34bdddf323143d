package io.tacit.lwm2m.datagram;

import java.util.Iterator;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.coap.option.OptionRegistry;

/** Has Californium take every option as bytes, of whatever number and length. */
final class CaliforniumOptions implements OptionRegistry {

    static final OptionRegistry ALL = new CaliforniumOptions();

    @Override
    public OptionDefinition getDefinitionByNumber(int code, int number) {
        return getDefinitionByNumber(number);
    }

    @Override
    public OptionDefinition getDefinitionByNumber(int number) {
        return new OpaqueOptionDefinition(number, "Option " + number, false);
    }

    @Override
    public OptionDefinition getDefinitionByName(String name) {
        return null;
    }

    @Override
    public boolean contains(OptionDefinition definition) {
        return true;
    }

    @Override
    public Iterator<Entry> iterator() {
        return java.util.Collections.emptyIterator();
    }
}
