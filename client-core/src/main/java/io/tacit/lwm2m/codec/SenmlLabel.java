package io.tacit.lwm2m.codec;

/**
 * The labels of a SenML record (RFC 8428 sections 4 and 6) that matter to LwM2M, and {@code vlo}, which LwM2M adds for
 * object links (LwM2M Core TS 1.1, section 7.4.4). LwM2M JSON comes from an early draft of SenML and has some under
 * other names.
 */
enum SenmlLabel {
    BASE_NAME("bn", -2, ""),
    BASE_TIME("bt", -3, ""),
    BASE_VALUE("bv", -5, ""),
    BASE_VERSION("bver", -1, ""),
    NAME("n", 0, "n"),
    TIME("t", 6, "t"),
    NUMBER("v", 2, "v"),
    STRING("vs", 3, "sv"),
    BOOLEAN("vb", 4, "bv"),
    DATA("vd", 8, ""),
    OBJECT_LINK("vlo", SenmlLabel.NO_NUMBER, "ov"),
    /** A label that may be passed over. */
    OTHER("", SenmlLabel.NO_NUMBER, ""),
    /** A label that must not be passed over: it ends in an underscore (RFC 8428 section 4.4). */
    MUST_UNDERSTAND("_", SenmlLabel.NO_NUMBER, "");

    /** The number of a label that is a text in CBOR too. */
    static final int NO_NUMBER = Integer.MIN_VALUE;

    private static final SenmlLabel[] KNOWN = {
        BASE_NAME, BASE_TIME, BASE_VALUE, BASE_VERSION, NAME, TIME, NUMBER, STRING, BOOLEAN, DATA, OBJECT_LINK
    };

    private static final SenmlLabel[] IN_LWM2M_JSON = {NAME, TIME, NUMBER, STRING, BOOLEAN, OBJECT_LINK};

    final String text;
    final int number;

    /** In the entries of LwM2M JSON; empty if they have no such label. */
    final String inLwm2mJson;

    SenmlLabel(String text, int number, String inLwm2mJson) {
        this.text = text;
        this.number = number;
        this.inLwm2mJson = inLwm2mJson;
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

    static SenmlLabel ofLwm2mJson(String text) {
        for (SenmlLabel label : IN_LWM2M_JSON) {
            if (label.inLwm2mJson.equals(text)) {
                return label;
            }
        }
        return OTHER;
    }
}
