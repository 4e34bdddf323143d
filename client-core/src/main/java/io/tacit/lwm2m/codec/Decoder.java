package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.model.ValueReader;

/**
 * Reads what a server wrote, in one data format: {@link #begin}, then {@link #next} for record after record, and the
 * methods of {@link ValueReader} for the value of the current one. Every method throws a
 * {@link io.tacit.lwm2m.model.Refusal} (4.00) for malformed input, and nothing else. Nesting and memory are bounded
 * whatever the input. One thread.
 */
public interface Decoder extends ValueReader {

    /**
     * Starts reading. May be called again with the same payload to read it a second time.
     *
     * @param payload what was received, not changed and not kept longer than until the next call
     * @param offset where it starts
     * @param length how long it is
     * @param target the path of the request
     * @param definition what the Object at that path is (TLV needs it to tell single from multiple Resources); null at
     *     the root
     */
    void begin(byte[] payload, int offset, int length, Path target, ObjectDefinition definition);

    /**
     * Goes on to the next record.
     *
     * @return false at the end
     */
    boolean next();

    /**
     * Returns where the current record belongs: usually a Resource or a Resource Instance; an Object Instance or a
     * multiple Resource if that was sent empty; whatever is named if only paths are (see {@link #hasValue}).
     */
    Path path();

    /**
     * Returns whether the current record has a value: not if it is an empty Object Instance or an empty multiple
     * Resource, if it only names a path, or if it {@linkplain #isNull has a null}.
     */
    boolean hasValue();

    /**
     * Returns whether the current record has a null in place of a value: what is at its path is to be removed. Only
     * SenML-ETCH (RFC 8790 section 3.2) and LwM2M CBOR can say so.
     */
    boolean isNull();
}
