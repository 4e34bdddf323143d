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
 *
 * <p>In SenML-ETCH (RFC 8790) a number may be null, and no label has to be understood.
 */
abstract class SenmlDecoder implements Decoder {

    /** The version of SenML that RFC 8428 describes, and the highest that is read. */
    private static final int VERSION = 10;

    private final boolean etch;

    private Path target;
    private String baseName;

    /** Where the current record ends. */
    private int recordEnd;

    /** The current record. */
    private String name;

    private SenmlLabel valueLabel;
    private int valueAt;
    private boolean nullSeen;
    private Path path;

    SenmlDecoder(boolean etch) {
        this.etch = etch;
    }

    @Override
    public final void begin(byte[] payload, int offset, int length, Path newTarget, ObjectDefinition definition) {
        target = newTarget;
        baseName = "";
        valueLabel = null;
        nullSeen = false;
        beginPack(payload, offset, length);
        recordEnd = position();
    }

    @Override
    public final boolean next() {
        position(recordEnd);
        while (nextRecord()) {
            name = null;
            valueLabel = null;
            nullSeen = false;
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
                recordEnd = position();
                return true;
            }
        }
        recordEnd = position();
        valueLabel = null;
        nullSeen = false;
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
                readValue(label);
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
                require(etch, "a label that must be understood is not");
                skip();
                break;
            default:
                skip();
                break;
        }
    }

    private void readValue(SenmlLabel label) {
        require(valueLabel == null && !nullSeen, "a record has two values");
        if (etch && label == SenmlLabel.NUMBER && passNull()) {
            nullSeen = true;
            return;
        }
        valueLabel = label;
        valueAt = position();
        skip();
    }

    /** Finds where the record belongs; returns false if it only sets a base name. */
    private boolean resolve() {
        String full = fullName(baseName, name == null ? "" : name);
        if (valueLabel == null && !nullSeen && name == null && (full.length() == 0 || full.endsWith("/"))) {
            return false;
        }
        try {
            path = Path.parse(full);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("a name is no path");
        }
        require(target.contains(path), "a name is outside the path of the request");
        require(valueLabel == null || path.depth() >= 3, "a value does not belong to a Resource");
        require(valueLabel != null || namesPaths(), "a record has no value");
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
    public final boolean isNull() {
        return nullSeen;
    }

    @Override
    public final String readString() {
        goToValue(SenmlLabel.STRING);
        return text();
    }

    @Override
    public final long readInteger() {
        goToValue(SenmlLabel.NUMBER);
        return integer(false);
    }

    @Override
    public final long readUnsigned() {
        goToValue(SenmlLabel.NUMBER);
        return integer(true);
    }

    @Override
    public final double readFloat() {
        goToValue(SenmlLabel.NUMBER);
        return floating();
    }

    @Override
    public final boolean readBoolean() {
        goToValue(SenmlLabel.BOOLEAN);
        return bool();
    }

    @Override
    public final byte[] readOpaque() {
        goToValue(dataLabel());
        return data();
    }

    @Override
    public final long readTime() {
        goToValue(SenmlLabel.NUMBER);
        return time();
    }

    @Override
    public final ObjectLink readObjectLink() {
        // Leshan writes object links as strings.
        goToValue(valueLabel == SenmlLabel.STRING ? SenmlLabel.STRING : SenmlLabel.OBJECT_LINK);
        return Links.read(text());
    }

    private void goToValue(SenmlLabel label) {
        require(valueLabel == label, "the value is missing or of another type");
        position(valueAt);
    }

    /** Says what is put before names, until a record says otherwise. */
    final void baseName(String newBaseName) {
        baseName = newBaseName;
    }

    final Path target() {
        return target;
    }

    /** Puts base name and name together; both may be empty. */
    String fullName(String base, String rest) {
        return base + rest;
    }

    /** Returns whether a record may have no value. */
    boolean namesPaths() {
        return true;
    }

    /** Returns the label of values of type Opaque. */
    SenmlLabel dataLabel() {
        return SenmlLabel.DATA;
    }

    /** Reads a value of type Time. */
    long time() {
        return integer(false);
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

    /** Passes a null if it is next. */
    abstract boolean passNull();

    abstract String text();

    abstract long integer(boolean unsigned);

    abstract double floating();

    abstract boolean bool();

    abstract byte[] data();
}
