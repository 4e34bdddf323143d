/**
 * Objects of an application's own, as docs/objects.md shows them: to read, to copy from, and tested so that they are
 * right.
 */
package io.tacit.lwm2m.sample.objects;
