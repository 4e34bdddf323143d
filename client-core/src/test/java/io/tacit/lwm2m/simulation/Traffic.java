package io.tacit.lwm2m.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** What happens besides Register and Update: sources of activity, each with a pattern in time. */
record Traffic(List<Source> sources) {

    /** What a source sets off. */
    enum What {
        /** A value that is observed changes. */
        REPORT,
        /** The server reads. */
        READ,
        /** The application sends. */
        SEND
    }

    /** How the gaps of a source are distributed. */
    enum Pattern {
        /** Every {@code mean} seconds, give or take up to {@code extra}. */
        PERIODIC,
        /** Exponential gaps of {@code mean} seconds on average, but none longer than {@code extra} if that is not 0. */
        POISSON,
        /** Five at intervals of two seconds, or as many at such intervals as is said, then a gap as with POISSON. */
        BURSTS,
        /**
         * By day, which is the first half, every {@code mean} seconds; by night every {@code extra}, never if that is
         * 0.
         */
        DAY_AND_NIGHT,
        /** At listed times, and again every {@code mean} seconds; only once if that is 0. */
        LISTED
    }

    /**
     * One source.
     *
     * @param more for BURSTS how many there are in one and the seconds between them, or nothing; for LISTED the times,
     *     in seconds, in order
     */
    record Source(What what, Pattern pattern, double mean, double extra, List<Double> more) {

        private static final long DAY = 86_400_000;
        private static final long NEVER = Long.MAX_VALUE / 4;

        Source(What what, Pattern pattern, double mean, double extra) {
            this(what, pattern, mean, extra, List.of());
        }

        /** Returns milliseconds from one activity, at a time, to the next. */
        long gap(int index, long now, Random random) {
            if (pattern == Pattern.LISTED) {
                return Math.max(1, listed(index) - now);
            }
            double seconds = switch (pattern) {
                case PERIODIC -> mean + extra * (2 * random.nextDouble() - 1);
                case POISSON -> exponential(random);
                case BURSTS -> burst(index, random);
                case DAY_AND_NIGHT -> dayAndNight(now);
                case LISTED -> throw new IllegalStateException();
            };
            return Math.max(1, (long) (seconds * 1000));
        }

        private double burst(int index, Random random) {
            int length = more.isEmpty() ? 5 : more.get(0).intValue();
            double apart = more.isEmpty() ? 2 : more.get(1);
            return index % length == length - 1 ? exponential(random) : apart;
        }

        private long listed(int index) {
            int round = index / more.size();
            if (round > 0 && mean == 0) {
                return NEVER;
            }
            return Math.round(round * mean * 1000 + more.get(index % more.size()) * 1000);
        }

        private double dayAndNight(long now) {
            long untilMorning = DAY - now % DAY;
            boolean night = untilMorning <= DAY / 2;
            double gap = night ? extra : mean;
            return night && (gap == 0 || gap * 1000 > untilMorning) ? untilMorning / 1000.0 : gap;
        }

        private double exponential(Random random) {
            double seconds = -mean * StrictMath.log(1 - random.nextDouble());
            return extra > 0 ? Math.min(seconds, extra) : seconds;
        }

        static Source parse(String text) {
            String[] parts = text.split(":");
            return new Source(
                    What.valueOf(parts[0]),
                    Pattern.valueOf(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    parts.length == 4 ? List.of() : numbers(parts[4]));
        }

        private static List<Double> numbers(String text) {
            return Arrays.stream(text.split(",")).map(Double::valueOf).toList();
        }

        @Override
        public String toString() {
            StringJoiner numbers = new StringJoiner(",", ":", "").setEmptyValue("");
            more.forEach(number -> numbers.add(number.toString()));
            return what + ":" + pattern + ":" + mean + ":" + extra + numbers;
        }
    }

    static final Traffic NONE = new Traffic(List.of());

    static Traffic of(What what, Pattern pattern, double mean, double extra) {
        return new Traffic(List.of(new Source(what, pattern, mean, extra)));
    }

    Traffic and(What what, Pattern pattern, double mean, double extra) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(what, pattern, mean, extra));
        return new Traffic(List.copyOf(more));
    }

    /** Reads what {@link #toString} wrote. */
    static Traffic parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        List<Source> sources = new ArrayList<>();
        for (String source : text.split("\\+")) {
            sources.add(Source.parse(source));
        }
        return new Traffic(List.copyOf(sources));
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("+").setEmptyValue("none");
        sources.forEach(source -> text.add(source.toString()));
        return text.toString();
    }
}
