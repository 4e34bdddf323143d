package io.tacit.lwm2m.datagram;

import io.tacit.lwm2m.transport.contract.AssociationContract;
import io.tacit.lwm2m.transport.contract.NotificationContract;
import io.tacit.lwm2m.transport.contract.RequestContract;
import io.tacit.lwm2m.transport.contract.ServerRequestContract;
import io.tacit.lwm2m.transport.contract.Subject;
import io.tacit.lwm2m.transport.contract.Timing;
import org.junit.jupiter.api.Nested;

/** The datagram transport keeps what a transport has to promise, over a real port. */
class DatagramContractTest {

    @Nested
    class Associations extends AssociationContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(timing);
        }
    }

    @Nested
    class Requests extends RequestContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(timing);
        }
    }

    @Nested
    class ServerRequests extends ServerRequestContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(timing);
        }
    }

    @Nested
    class Notifications extends NotificationContract {
        @Override
        protected Subject start(Timing timing) {
            return Loop.with(timing);
        }
    }
}
