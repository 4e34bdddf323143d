/**
 * A small weather station: Device, Temperature and Server objects, a simulated sensor, and a terminal that shows each
 * decision about Updates with its reason. {@link io.tacit.lwm2m.sample.SampleDevice} is the program,
 * {@link io.tacit.lwm2m.sample.ThirtyLines} the least that a device of one's own needs.
 */
package io.tacit.lwm2m.sample;
