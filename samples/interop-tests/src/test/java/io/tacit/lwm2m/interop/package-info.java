/** The client against servers that its authors did not write: over real sockets, and judged by what the server saw. */
package io.tacit.lwm2m.interop;
