package io.tacit.lwm2m.tuner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the subcommands have in common: first all arguments are looked at, then something is done. */
abstract class Subcommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        try {
            check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return run();
    }

    CommandSpec spec() {
        return spec;
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if one is wrong, with a sentence that says which and what is valid
     */
    abstract void check();

    /** Does what is to be done; returns the exit code. */
    abstract int run() throws Exception;
}
