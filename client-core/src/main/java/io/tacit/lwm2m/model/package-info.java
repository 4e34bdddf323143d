/**
 * What LwM2M speaks about: paths, types of Resources, definitions of Objects, and the two interfaces through which
 * values are read and written. The ground floor: nothing here knows of a data format, of CoAP or of a server.
 */
package io.tacit.lwm2m.model;
