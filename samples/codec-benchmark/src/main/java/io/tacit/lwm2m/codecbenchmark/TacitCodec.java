package io.tacit.lwm2m.codecbenchmark;

import io.tacit.lwm2m.codec.Decoder;
import io.tacit.lwm2m.codec.Encoder;
import io.tacit.lwm2m.codec.Formats;
import io.tacit.lwm2m.codec.Output;
import io.tacit.lwm2m.model.Path;
import io.tacit.lwm2m.object.ObjectTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tacit's side: what a client does with its Objects when a server reads or writes them. */
@State(Scope.Thread)
public class TacitCodec {

    /** What is encoded and decoded. */
    @Param
    public Payload payload;

    /** The server that reads; without access control it does not matter which. */
    private static final int SERVER = 1;

    private final ObjectTree tree = new ObjectTree(Station.inTheField());
    private final Station received = new Station();
    private final Output out = new Output(4096);

    private Encoder encoder;
    private Decoder decoder;
    private byte[] bytes;

    /** For JMH. */
    public TacitCodec() {
        // The parameter is set next.
    }

    /** Makes a codec that is ready. */
    static TacitCodec of(Payload payload) {
        TacitCodec codec = new TacitCodec();
        codec.payload = payload;
        codec.prepare();
        return codec;
    }

    /** Makes what is used again and again. */
    @Setup
    public void prepare() {
        Formats formats = new Formats();
        encoder = formats.encoder(payload.contentFormat());
        decoder = formats.decoder(payload.contentFormat());
        bytes = encode().toByteArray();
    }

    /**
     * Reads the Resources from the Object and writes them into a buffer.
     *
     * @return the buffer
     */
    @Benchmark
    public Output encode() {
        out.clear();
        encoder.begin(payload.path(), out);
        tree.read(payload.path(), SERVER, encoder);
        encoder.end();
        return out;
    }

    /**
     * Reads a payload and writes what is in it into the fields of another Object.
     *
     * @return the Object
     */
    @Benchmark
    public Station decode() {
        return decode(bytes);
    }

    Station decode(byte[] bytes) {
        decoder.begin(bytes, 0, bytes.length, payload.path(), received.definition());
        while (decoder.next()) {
            Path path = decoder.path();
            received.write(path.instanceId(), path.resourceId(), path.resourceInstanceId(), decoder);
        }
        return received;
    }
}
