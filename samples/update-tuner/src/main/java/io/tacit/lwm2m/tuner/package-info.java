/**
 * Measures update policies: plays scenarios with the simulation of client-core's tests, and writes what came of them as
 * tables in Markdown and as pictures in SVG. Everything comes from fixed seeds: the same sources write the same files.
 */
package io.tacit.lwm2m.tuner;
