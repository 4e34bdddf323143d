package io.tacit.lwm2m.codecbenchmark;

/**
 * What an operation takes.
 *
 * @param nanoseconds the processor time
 * @param bytes how much it allocates
 */
record Figures(double nanoseconds, double bytes) {}
