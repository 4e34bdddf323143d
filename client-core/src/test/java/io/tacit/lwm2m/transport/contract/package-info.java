/**
 * Checks that an implementation keeps what {@link io.tacit.lwm2m.transport.Transport} promises, against a peer that
 * speaks bytes and knows no library. Whoever writes a transport extends
 * {@link io.tacit.lwm2m.transport.contract.TransportContracts} and says how one is started; it consists of four:
 * {@link io.tacit.lwm2m.transport.contract.AssociationContract},
 * {@link io.tacit.lwm2m.transport.contract.RequestContract},
 * {@link io.tacit.lwm2m.transport.contract.ServerRequestContract} and
 * {@link io.tacit.lwm2m.transport.contract.NotificationContract}.
 */
package io.tacit.lwm2m.transport.contract;
