/**
 * Information reporting (LwM2M Core TS 1.1, section 6.4): what a server observes, when it is owed a notification, what
 * a notification and a Send contain. Sending them, and how many may be outstanding, is the business of others.
 */
package io.tacit.lwm2m.report;
