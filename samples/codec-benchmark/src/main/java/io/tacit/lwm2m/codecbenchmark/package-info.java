/**
 * Measures Tacit's data formats beside Leshan's, on the same data: processor time and bytes allocated, with JMH.
 * {@link io.tacit.lwm2m.codecbenchmark.CodecBenchmark} is the program.
 */
package io.tacit.lwm2m.codecbenchmark;
