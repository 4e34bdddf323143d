package javax.microedition.io;

import java.io.IOException;

/** As the Generic Connection Framework has it. */
public interface UDPDatagramConnection extends DatagramConnection {

    String getLocalAddress() throws IOException;

    int getLocalPort() throws IOException;
}
