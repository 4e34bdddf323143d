/**
 * The data formats of LwM2M, one class per format and direction. Encoders write straight into an
 * {@link io.tacit.lwm2m.codec.Output}, decoders walk the payload in place: no tree is built in between. What a server
 * sends is taken to be hostile: nesting, memory and time are bounded by the size of the payload, and the only answer to
 * malformed input is a {@link io.tacit.lwm2m.model.Refusal} with 4.00.
 */
package io.tacit.lwm2m.codec;
