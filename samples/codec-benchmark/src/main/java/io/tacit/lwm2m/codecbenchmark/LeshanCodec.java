package io.tacit.lwm2m.codecbenchmark;

import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mEncoder;
import org.eclipse.leshan.core.request.ContentFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Leshan's side: its encoder from a node that is there already, its decoder to a node. */
@State(Scope.Thread)
public class LeshanCodec {

    /** What is encoded and decoded. */
    @Param
    public Payload payload;

    private final DefaultLwM2mEncoder encoder = new DefaultLwM2mEncoder();
    private final DefaultLwM2mDecoder decoder = new DefaultLwM2mDecoder();

    private LwM2mModel model;
    private LwM2mNode node;
    private LwM2mPath path;
    private ContentFormat format;
    private byte[] bytes;

    /** For JMH. */
    public LeshanCodec() {
        // The parameter is set next.
    }

    /** Makes a codec that is ready. */
    static LeshanCodec of(Payload payload) {
        LeshanCodec codec = new LeshanCodec();
        codec.payload = payload;
        codec.prepare();
        return codec;
    }

    /** Makes what is used again and again. The payload that is decoded is Tacit's, so that both read the same. */
    @Setup
    public void prepare() {
        Station station = Station.inTheField();
        model = LeshanStation.model(station);
        path = new LwM2mPath(payload.path().toString());
        LwM2mObjectInstance instance = LeshanStation.instance(station);
        node = path.isResource() ? instance.getResource(path.getResourceId()) : instance;
        format = ContentFormat.fromCode(payload.contentFormat());
        bytes = TacitCodec.of(payload).encode().toByteArray();
    }

    /**
     * Makes a payload of a node.
     *
     * @return the payload
     */
    @Benchmark
    public byte[] encode() {
        return encoder.encode(node, format, null, path, model);
    }

    /**
     * Makes a node of a payload.
     *
     * @return the node
     */
    @Benchmark
    public LwM2mNode decode() {
        return decoder.decode(bytes, format, null, path, model);
    }
}
