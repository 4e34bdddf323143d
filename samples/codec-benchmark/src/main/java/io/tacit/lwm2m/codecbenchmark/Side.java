package io.tacit.lwm2m.codecbenchmark;

/** Whose codecs. */
enum Side {
    TACIT("Tacit", TacitCodec.class),
    LESHAN("Leshan", LeshanCodec.class);

    private final String title;
    private final Class<?> codec;

    Side(String title, Class<?> codec) {
        this.title = title;
        this.codec = codec;
    }

    /** Returns the class with a benchmark for each {@link Operation}. */
    Class<?> codec() {
        return codec;
    }

    @Override
    public String toString() {
        return title;
    }
}
