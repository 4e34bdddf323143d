package io.tacit.lwm2m.transport.contract;

import org.junit.jupiter.api.Nested;

/** All that a transport has to promise. A test of a transport extends this, and says how one is started. */
public abstract class TransportContracts {

    /**
     * Starts a transport with its loop.
     *
     * @param timing the times to use
     * @return the transport under test
     */
    protected abstract Subject start(Timing timing);

    @Nested
    class Associations extends AssociationContract {
        @Override
        protected Subject start(Timing timing) {
            return TransportContracts.this.start(timing);
        }
    }

    @Nested
    class Requests extends RequestContract {
        @Override
        protected Subject start(Timing timing) {
            return TransportContracts.this.start(timing);
        }
    }

    @Nested
    class ServerRequests extends ServerRequestContract {
        @Override
        protected Subject start(Timing timing) {
            return TransportContracts.this.start(timing);
        }
    }

    @Nested
    class Notifications extends NotificationContract {
        @Override
        protected Subject start(Timing timing) {
            return TransportContracts.this.start(timing);
        }
    }
}
