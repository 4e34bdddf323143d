/**
 * A real Leshan server as a program: for tests that must not trust our own idea of a server, and for trying things out
 * by hand. It is spoken to in lines of JSON; the README of this module lists them.
 */
package io.tacit.lwm2m.sample.leshanpeer;
