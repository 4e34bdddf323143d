package io.tacit.lwm2m.codec;

/**
 * The labels of a SenML record (RFC 8428 sections 4 and 6) that matter to LwM2M, and {@code vlo}, which LwM2M adds for
 * object links (LwM2M Core TS 1.1, section 7.4.4).
 */
enum SenmlLabel {
    BASE_NAME("bn", -2),
    BASE_TIME("bt", -3),
    BASE_VALUE("bv", -5),
    BASE_VERSION("bver", -1),
    NAME("n", 0),
    TIME("t", 6),
    NUMBER("v", 2),
    STRING("vs", 3),
    BOOLEAN("vb", 4),
    DATA("vd", 8),
    OBJECT_LINK("vlo", SenmlLabel.NO_NUMBER),
    /** A label that may be passed over. */
    OTHER("", SenmlLabel.NO_NUMBER),
    /** A label that must not be passed over: it ends in an underscore (RFC 8428 section 4.4). */
    MUST_UNDERSTAND("_", SenmlLabel.NO_NUMBER);

    /** The number of a label that is a text in CBOR too. */
    static final int NO_NUMBER = Integer.MIN_VALUE;

    private static final SenmlLabel[] KNOWN = {
        BASE_NAME, BASE_TIME, BASE_VALUE, BASE_VERSION, NAME, TIME, NUMBER, STRING, BOOLEAN, DATA, OBJECT_LINK
    };

    final String text;
    final int number;

    SenmlLabel(String text, int number) {
        this.text = text;
        this.number = number;
    }

    static SenmlLabel of(String text) {
        for (SenmlLabel label : KNOWN) {
            if (label.text.equals(text)) {
                return label;
            }
        }
        return text.endsWith("_") ? MUST_UNDERSTAND : OTHER;
    }

    static SenmlLabel of(long number) {
        for (SenmlLabel label : KNOWN) {
            if (label.number == number && number != NO_NUMBER) {
                return label;
            }
        }
        return OTHER;
    }
}
