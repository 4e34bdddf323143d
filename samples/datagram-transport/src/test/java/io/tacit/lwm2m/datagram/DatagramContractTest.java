package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import io.tacit.lwm2m.transport.contract.TransportContracts;

/** The datagram transport keeps what a transport has to promise, over a real port. */
class DatagramContractTest extends TransportContracts {

    @Override
    protected Subject start(Timing timing) {
        return Loop.with(timing);
    }
}
