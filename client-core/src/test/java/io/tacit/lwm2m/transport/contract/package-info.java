/**
 * Checks that an implementation keeps what {@link io.tacit.lwm2m.transport.Transport} promises, against a peer that
 * speaks bytes and knows no library. Whoever writes a transport extends the four contracts
 * ({@link io.tacit.lwm2m.transport.contract.AssociationContract},
 * {@link io.tacit.lwm2m.transport.contract.RequestContract},
 * {@link io.tacit.lwm2m.transport.contract.ServerRequestContract},
 * {@link io.tacit.lwm2m.transport.contract.NotificationContract}) and says in each how one is started.
 */
package io.tacit.lwm2m.transport.contract;
