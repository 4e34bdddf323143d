package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.Refusal;

/**
 * Reads SenML (RFC 8428) as LwM2M uses it (LwM2M Core TS 1.1, section 7.4.4), record after record. Base name and name
 * together are a whole path. A record without a value names a path only ({@link #hasValue} is false); one that has but
 * a base name ending in a slash, or none, is passed. Times are checked and not used: a Write has no use for them. How
 * bytes become fields is the subclass's.
 */
abstract class SenmlDecoder implements Decoder {

    /** The version of SenML that RFC 8428 describes, and the highest that is read. */
    private static final int VERSION = 10;

    private Path target;
    private String baseName;

    /** The current record. */
    private String name;

    private SenmlLabel valueLabel;
    private int valueAt;
    private Path path;

    @Override
    public final void begin(byte[] payload, int offset, int length, Path newTarget, ObjectDefinition definition) {
        target = newTarget;
        baseName = "";
        valueLabel = null;
        beginPack(payload, offset, length);
    }

    @Override
    public final boolean next() {
        while (nextRecord()) {
            name = null;
            valueLabel = null;
            boolean baseSeen = false;
            for (SenmlLabel label = nextLabel(); label != null; label = nextLabel()) {
                if (label == SenmlLabel.BASE_NAME) {
                    require(!baseSeen, "a record has two base names");
                    baseSeen = true;
                    baseName = text();
                } else {
                    readField(label);
                }
            }
            if (resolve()) {
                return true;
            }
        }
        valueLabel = null;
        return false;
    }

    /**
     * Reads a payload of which only the beginning is there, up to the bytes of its first value.
     *
     * @throws Refusal if there are none in the first record, or not that early
     */
    final void find(byte[] beginning, Path oneValue) {
        begin(beginning, 0, beginning.length, oneValue, null);
        require(nextRecord(), "no record");
        for (SenmlLabel label = nextLabel(); label != SenmlLabel.DATA; label = nextLabel()) {
            require(label != null, "no bytes");
            skip();
        }
    }

    private void readField(SenmlLabel label) {
        switch (label) {
            case NAME:
                require(name == null, "a record has two names");
                name = text();
                break;
            case NUMBER:
            case STRING:
            case BOOLEAN:
            case DATA:
            case OBJECT_LINK:
                require(valueLabel == null, "a record has two values");
                valueLabel = label;
                valueAt = position();
                skip();
                break;
            case BASE_TIME:
            case TIME:
                floating();
                break;
            case BASE_VALUE:
                // LwM2M has no base values; to pass over one that counts would falsify values.
                require(floating() == 0, "base values are not supported");
                break;
            case BASE_VERSION:
                require(integer(false) <= VERSION, "this version of SenML is not supported");
                break;
            case MUST_UNDERSTAND:
                throw Refusal.badRequest("a label that must be understood is not");
            default:
                skip();
                break;
        }
    }

    /** Finds where the record belongs; returns false if it only sets a base name. */
    private boolean resolve() {
        String full = name == null ? baseName : baseName + name;
        if (valueLabel == null && name == null && (full.length() == 0 || full.endsWith("/"))) {
            return false;
        }
        try {
            path = Path.parse(full);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("a name is no path");
        }
        require(target.contains(path), "a name is outside the path of the request");
        require(valueLabel == null || path.depth() >= 3, "a value does not belong to a Resource");
        return true;
    }

    @Override
    public final Path path() {
        return path;
    }

    @Override
    public final boolean hasValue() {
        return valueLabel != null;
    }

    @Override
    public final String readString() {
        int resume = goToValue(SenmlLabel.STRING);
        String value = text();
        position(resume);
        return value;
    }

    @Override
    public final long readInteger() {
        int resume = goToValue(SenmlLabel.NUMBER);
        long value = integer(false);
        position(resume);
        return value;
    }

    @Override
    public final long readUnsigned() {
        int resume = goToValue(SenmlLabel.NUMBER);
        long value = integer(true);
        position(resume);
        return value;
    }

    @Override
    public final double readFloat() {
        int resume = goToValue(SenmlLabel.NUMBER);
        double value = floating();
        position(resume);
        return value;
    }

    @Override
    public final boolean readBoolean() {
        int resume = goToValue(SenmlLabel.BOOLEAN);
        boolean value = bool();
        position(resume);
        return value;
    }

    @Override
    public final byte[] readOpaque() {
        int resume = goToValue(SenmlLabel.DATA);
        byte[] value = data();
        position(resume);
        return value;
    }

    @Override
    public final long readTime() {
        return readInteger();
    }

    @Override
    public final ObjectLink readObjectLink() {
        // Leshan writes object links as strings.
        int resume = goToValue(valueLabel == SenmlLabel.STRING ? SenmlLabel.STRING : SenmlLabel.OBJECT_LINK);
        byte[] value = asciiOf(text());
        position(resume);
        return Links.read(value, 0, value.length);
    }

    private int goToValue(SenmlLabel label) {
        require(valueLabel == label, "the value is missing or of another type");
        int resume = position();
        position(valueAt);
        return resume;
    }

    private static byte[] asciiOf(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            bytes[i] = (byte) (c < 0x80 ? c : '?');
        }
        return bytes;
    }

    static void require(boolean met, String diagnostic) {
        if (!met) {
            throw Refusal.badRequest(diagnostic);
        }
    }

    abstract void beginPack(byte[] payload, int offset, int length);

    /** Goes on to the next record; returns false if there is none, and the payload ends there. */
    abstract boolean nextRecord();

    /** Goes on to the next field of the record; returns null at its end. */
    abstract SenmlLabel nextLabel();

    abstract int position();

    abstract void position(int newPosition);

    abstract void skip();

    abstract String text();

    abstract long integer(boolean unsigned);

    abstract double floating();

    abstract boolean bool();

    abstract byte[] data();
}
