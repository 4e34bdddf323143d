package io.tacit.lwm2m.californium;

import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import io.tacit.lwm2m.transport.contract.TransportContracts;

/** Californium keeps what a transport has to promise. */
class CaliforniumContractTest extends TransportContracts {

    @Override
    protected Subject start(Timing timing) {
        return Loop.with(timing);
    }
}
