/**
 * Measures update policies: plays scenarios with the simulation of client-core's tests. {@code simulate},
 * {@code replay} and {@code recommend} tell an engineer what to choose; what they found is a
 * {@link io.tacit.lwm2m.tuner.Result}, and goes to the terminal and to files. {@code table} writes what docs tell:
 * tables in Markdown and pictures in SVG. Everything comes from seeds: the same arguments give the same figures.
 */
package io.tacit.lwm2m.tuner;
