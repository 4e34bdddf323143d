/**
 * Information reporting (LwM2M Core TS 1.1, section 6.4): what a server observes, when it is owed a notification, what
 * a notification and a Send contain, and what becomes of them. How many may be outstanding is the business of others.
 *
 * <p>{@link io.tacit.lwm2m.report.Observe} begins and ends observations, {@link io.tacit.lwm2m.report.Observations}
 * says which of them is due, {@link io.tacit.lwm2m.report.Notifications} follows each notification until it has
 * arrived.
 */
package io.tacit.lwm2m.report;
