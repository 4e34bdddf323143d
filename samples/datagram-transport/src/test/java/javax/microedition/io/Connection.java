package javax.microedition.io;

import java.io.IOException;

/** As the Generic Connection Framework has it. */
public interface Connection {

    void close() throws IOException;
}
