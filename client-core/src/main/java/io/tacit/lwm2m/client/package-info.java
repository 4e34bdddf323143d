/**
 * The client as the application sees it: {@link io.tacit.lwm2m.client.Lwm2mClient}, how it is built, and who listens.
 * Joins the rooms below: sessions with servers, what servers may ask, what is reported to them.
 */
package io.tacit.lwm2m.client;
