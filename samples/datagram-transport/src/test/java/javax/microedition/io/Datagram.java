package javax.microedition.io;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** As the Generic Connection Framework has it. */
public interface Datagram extends DataInput, DataOutput {

    String getAddress();

    byte[] getData();

    int getLength();

    int getOffset();

    void reset();

    void setAddress(String address) throws IOException;

    void setAddress(Datagram reference);

    void setData(byte[] buffer, int offset, int length);

    void setLength(int length);
}
