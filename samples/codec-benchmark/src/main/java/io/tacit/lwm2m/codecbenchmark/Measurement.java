package io.tacit.lwm2m.codecbenchmark;

import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures one operation of one side in a JVM of its own, so that what the compiler has learned of one codec serves no
 * other: as many iterations to warm up as are then measured.
 *
 * @param iterations how many are measured, 1 or more
 * @param each how long an iteration takes
 */
record Measurement(int iterations, TimeValue each) {

    /**
     * A small heap and the collector of small machines. What is to be compiled is waited for: in the background it
     * might not be ready when warming up ends, where other programs want the processors too.
     */
    private static final String[] JVM = {"-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", "-Xbatch"};

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Returns the options of the JVMs that measure. */
    static String jvm() {
        return String.join(" ", JVM);
    }

    /**
     * Measures.
     *
     * @throws IllegalStateException if that fails; says why
     */
    Figures of(Subject subject) {
        try {
            RunResult result = new Runner(options(subject)).runSingle();
            return new Figures(secondary(result, ProcessorTime.LABEL), secondary(result, ALLOCATED));
        } catch (RunnerException e) {
            throw new IllegalStateException("can't measure " + subject.operation() + ", "
                    + subject.payload().title() + ", " + subject.side() + ": " + reason(e));
        }
    }

    private static double secondary(RunResult result, String label) {
        return result.getSecondaryResults().get(label).getScore();
    }

    private Options options(Subject subject) {
        String benchmark = subject.side().codec().getName() + "." + subject.operation();
        return new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark) + "$")
                .param("payload", subject.payload().name())
                .mode(Mode.AverageTime)
                .forks(1)
                .jvmArgs(JVM)
                .warmupIterations(iterations)
                .warmupTime(each)
                .measurementIterations(iterations)
                .measurementTime(each)
                .addProfiler(ProcessorTime.class)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** What went wrong in the JVM that measured, JMH tells beside the cause. */
    private static String reason(RunnerException failure) {
        Throwable cause = failure.getCause();
        boolean told = cause != null && cause.getSuppressed().length > 0;
        return told ? cause.getSuppressed()[0].toString() : failure.getMessage();
    }
}
