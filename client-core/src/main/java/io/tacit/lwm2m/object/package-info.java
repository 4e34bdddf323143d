/**
 * The object tree: what an application implements to offer an Object, the Objects that every client has, and the
 * attributes that servers attach. Knows nothing of messages or data formats.
 */
package io.tacit.lwm2m.object;
