package io.tacit.lwm2m.tuner;

import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what a device has to say. */
final class TrafficOptions {

    @Option(
            names = "--traffic",
            paramLabel = "SOURCE",
            description = {
                "what happens; may be repeated (default: periodic:300s+-10%%):",
                "  periodic:300s+-10%%     a report that often, give or take",
                "  poisson:300s           at random, so far apart on average",
                "  bursts:5x2s/10min      five, 2 s apart, and 10 min on average to the next five",
                "  daily:1min/15min       by day, and by night; or daily:1min/never",
                "  file:FILE[,every=24h]  at the times in a file, SECONDS[,report|send|read] a line, or in a trace of"
                        + " sample-device",
                "  none                   nothing at all",
                "with send: before it, it is Sends; with read:, the server reads"
            })
    private List<String> sources = List.of("periodic:300s+-10%");

    /**
     * Returns all sources as one.
     *
     * @throws IllegalArgumentException if one can't be read, saying which piece, and what is valid
     */
    Source source() {
        return Source.all(sources.stream().map(Source::parse).toList());
    }
}
