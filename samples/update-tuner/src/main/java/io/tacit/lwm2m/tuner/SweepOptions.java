package io.tacit.lwm2m.tuner;

import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what is compared: each combination is played. */
final class SweepOptions {

    @Option(
            names = "--lifetime",
            paramLabel = "TIME[,TIME...]",
            description = "lifetimes to compare, such as 300,900,1h (default: ${DEFAULT-VALUE})")
    private String lifetimes = "300";

    @Option(
            names = "--policy",
            paramLabel = "POLICY[,POLICY...]",
            description = "policies to compare: standard, implicit, learned, optimistic, trusted:KIND[,KIND] (default:"
                    + " ${DEFAULT-VALUE})")
    private String policies = "standard,implicit,learned";

    @Option(
            names = "--margin",
            paramLabel = "TIME[,TIME...]",
            description =
                    "margins to compare: how long before the lifetime ends an Update starts; auto follows from the"
                            + " losses (default: ${DEFAULT-VALUE})")
    private String margins = "auto";

    /**
     * Returns every combination.
     *
     * @throws IllegalArgumentException if an option is wrong, saying which and what is valid
     */
    List<Variant> variants() {
        List<Integer> seconds = Variant.lifetimes(lifetimes);
        return Variant.all(seconds, Variant.policies(policies), Variant.margins(margins, seconds));
    }
}
