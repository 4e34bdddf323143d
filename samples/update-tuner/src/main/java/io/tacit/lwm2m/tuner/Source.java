package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a source of traffic as people write it: {@code periodic:300s+-10%}, {@code send:poisson:1h},
 * {@code file:reports.csv,every=24h}.
 *
 * @param line what the simulation reads
 * @param words what it is, for people
 * @param meanSeconds between two reports, on average; 0 if that is not known
 * @param lastSecond when it ends, 0 if it does not
 */
record Source(String line, String words, double meanSeconds, double lastSecond) {

    static final String SYNTAX = "none, or [report:|send:|read:] with periodic:300s, periodic:300s+-10%, poisson:300s,"
            + " bursts:5x2s/10min, daily:1min/15min or file:FILE[,every=24h]";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it can't be read, saying which piece, and what is valid
     */
    static Source parse(String text) {
        if (text.equals("none")) {
            return new Source("none", "no reports", 0, 0);
        }
        String what = "report";
        String rest = text;
        for (String kind : List.of("report", "send", "read")) {
            if (text.startsWith(kind + ":")) {
                what = kind;
                rest = text.substring(kind.length() + 1);
            }
        }
        int colon = rest.indexOf(':');
        String pattern = colon < 0 ? rest : rest.substring(0, colon);
        String value = colon < 0 ? "" : rest.substring(colon + 1);
        return switch (pattern) {
            case "periodic" -> periodic(what, value);
            case "poisson" -> poisson(what, value);
            case "bursts" -> bursts(what, value);
            case "daily" -> daily(what, value);
            case "file" -> file(what, value);
            default ->
                throw new IllegalArgumentException(
                        "--traffic: " + Amount.quoted(pattern) + " is no pattern; it is " + SYNTAX);
        };
    }

    private static Source periodic(String what, String value) {
        String[] parts = value.replace("±", "+-").split("\\+-", 2);
        double every = every("periodic", parts[0]);
        double jitter = 0;
        if (parts.length == 2) {
            jitter = parts[1].endsWith("%")
                    ? every * Amount.share("--traffic: the jitter", parts[1])
                    : Amount.seconds("--traffic: the jitter", parts[1]);
        }
        if (jitter > every) {
            throw new IllegalArgumentException("--traffic: the jitter is at most the time between two, "
                    + Numbers.plain(every) + " s, not " + Amount.quoted(parts[1]));
        }
        String words = noun(what) + " every " + seconds(every) + (jitter == 0 ? "" : " +- " + seconds(jitter));
        return of(what, "PERIODIC:" + every + ":" + jitter, words, every);
    }

    private static Source poisson(String what, String value) {
        double mean = every("poisson", value);
        return of(
                what,
                "POISSON:" + mean + ":0",
                noun(what) + " at random, " + seconds(mean) + " apart on average",
                mean);
    }

    private static Source bursts(String what, String value) {
        String example = "bursts:5x2s/10min (how many, how far apart, and the time between bursts)";
        String[] parts = Amount.two("--traffic: bursts", value, "/", example);
        String[] train = Amount.two("--traffic: bursts", parts[0], "x", example);
        if (!train[0].matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "--traffic: a burst has 1 to 9999 messages, not " + Amount.quoted(train[0]));
        }
        double apart = every("bursts", train[1]);
        double gap = every("bursts", parts[1]);
        int count = Integer.parseInt(train[0]);
        return of(
                what,
                "BURSTS:" + gap + ":0:" + count + "," + apart,
                count + " " + noun(what) + "s at a time, " + seconds(apart) + " apart, bursts at random, "
                        + seconds(gap) + " apart on average",
                (gap + (count - 1) * apart) / count);
    }

    private static Source daily(String what, String value) {
        String[] parts = Amount.two(
                "--traffic: daily", value, "/", "daily:1min/15min (by day and by night; the latter may be never)");
        double day = every("daily", parts[0]);
        double night = parts[1].equals("never") ? 0 : every("daily", parts[1]);
        String words = noun(what) + " every " + seconds(day) + " in the first half of the day, "
                + (night == 0 ? "never" : "every " + seconds(night)) + " in the second";
        double mean = 2 / (1 / day + (night == 0 ? 0 : 1 / night));
        return of(what, "DAY_AND_NIGHT:" + day + ":" + night, words, mean);
    }

    private static Source file(String what, String value) {
        int comma = value.lastIndexOf(",every=");
        String name = comma < 0 ? value : value.substring(0, comma);
        double again = comma < 0 ? 0 : Amount.someSeconds("--traffic: every", value.substring(comma + 7));
        TrafficFile file = TrafficFile.read(name, what);
        if (again > 0 && again < file.lastSecond()) {
            throw new IllegalArgumentException("--traffic: every=" + value.substring(comma + 7)
                    + " is too short: the last line of " + name + " is at " + Numbers.plain(file.lastSecond()) + " s");
        }
        return file.source(again);
    }

    private static double every(String pattern, String text) {
        return Amount.someSeconds("--traffic: what follows " + pattern, text);
    }

    private static Source of(String what, String pattern, String words, double mean) {
        return new Source(what.toUpperCase(Locale.ROOT) + ":" + pattern, words, mean, 0);
    }

    private static String noun(String what) {
        return what.equals("report") ? "a report" : what.equals("send") ? "a Send" : "a read by the server";
    }

    static String seconds(double seconds) {
        return Numbers.plain(seconds) + " s";
    }

    /** Returns several as one. */
    static Source all(List<Source> sources) {
        List<Source> some = new ArrayList<>(sources);
        some.removeIf(source -> source.line.equals("none"));
        if (some.isEmpty()) {
            return parse("none");
        }
        double rate = some.stream()
                .mapToDouble(source -> source.meanSeconds == 0 ? 0 : 1 / source.meanSeconds)
                .sum();
        boolean ends = some.stream().allMatch(source -> source.lastSecond > 0);
        return new Source(
                String.join("+", some.stream().map(Source::line).toList()),
                String.join("; ", some.stream().map(Source::words).toList()),
                rate == 0 ? 0 : 1 / rate,
                ends ? some.stream().mapToDouble(Source::lastSecond).max().orElse(0) : 0);
    }
}
