package io.tacit.lwm2m.tuner;

import io.tacit.lwm2m.refresh.UpdatePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What an engineer chooses.
 *
 * @param policy as it is written on a command line
 * @param lifetime seconds
 * @param margin seconds, or {@code auto}
 */
record Variant(String policy, int lifetime, String margin) {

    /** Returns the run of one device. */
    Play play(World world, double days, long seed) {
        String more = world.client() + (margin.equals("auto") ? "" : " margin=" + margin);
        return new Play(
                policy, lifetime, world.server(), world.link(), world.traffic().line(), days, seed, more);
    }

    /** Returns every combination: lifetimes change first, then policies, then margins. */
    static List<Variant> all(List<Integer> lifetimes, List<String> policies, List<String> margins) {
        List<Variant> all = new ArrayList<>();
        for (String margin : margins) {
            for (String policy : policies) {
                lifetimes.forEach(lifetime -> all.add(new Variant(policy, lifetime, margin)));
            }
        }
        return all;
    }

    /** Reads lifetimes with commas between them. */
    static List<Integer> lifetimes(String text) {
        List<Integer> lifetimes = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            lifetimes.add(Amount.wholeSeconds("--lifetime", piece, 1));
        }
        return distinct("--lifetime", lifetimes);
    }

    /** Reads policies with commas between them; those within {@code trusted:notification,send} belong to it. */
    static List<String> policies(String text) {
        List<String> policies = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            int last = policies.size() - 1;
            boolean isKind = List.of("notification", "send", "response").contains(piece);
            if (isKind && last >= 0 && policies.get(last).startsWith("trusted:")) {
                policies.set(last, policies.get(last) + "," + piece);
            } else {
                policies.add(piece);
            }
        }
        try {
            policies.forEach(UpdatePolicy::parse);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--policy: " + e.getMessage());
        }
        return distinct("--policy", policies);
    }

    /** Reads margins with commas between them. */
    static List<String> margins(String text, List<Integer> lifetimes) {
        List<String> margins = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            margins.add(piece.equals("auto") ? piece : String.valueOf(margin(piece, lifetimes)));
        }
        return distinct("--margin", margins);
    }

    /** More than half the lifetime would be cut by the client. */
    private static int margin(String piece, List<Integer> lifetimes) {
        int margin;
        try {
            margin = Amount.wholeSeconds("--margin", piece, 1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; or auto");
        }
        for (int lifetime : lifetimes) {
            if (2 * margin > lifetime) {
                throw new IllegalArgumentException("--margin is at most half of every lifetime: " + margin
                        + " s is too much for " + lifetime + " s");
            }
        }
        return margin;
    }

    private static <T> List<T> distinct(String option, List<T> values) {
        if (values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException(option + " names one twice: " + values);
        }
        return values;
    }
}
