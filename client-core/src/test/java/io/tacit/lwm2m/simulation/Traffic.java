package io.tacit.lwm2m.simulation;

import java.util.ArrayList;
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
        /** Five at intervals of two seconds, then a gap as with POISSON. */
        BURSTS,
        /**
         * By day, which is the first half, every {@code mean} seconds; by night every {@code extra}, never if that is
         * 0.
         */
        DAY_AND_NIGHT
    }

    /** One source. */
    record Source(What what, Pattern pattern, double mean, double extra) {

        private static final long DAY = 86_400_000;

        /** Returns milliseconds from one activity, at a time, to the next. */
        long gap(int index, long now, Random random) {
            double seconds = switch (pattern) {
                case PERIODIC -> mean + extra * (2 * random.nextDouble() - 1);
                case POISSON -> exponential(random);
                case BURSTS -> index % 5 == 4 ? exponential(random) : 2;
                case DAY_AND_NIGHT -> dayAndNight(now);
            };
            return Math.max(1, (long) (seconds * 1000));
        }

        private double dayAndNight(long now) {
            long untilMorning = DAY - now % DAY;
            boolean night = untilMorning <= DAY / 2;
            double gap = night ? extra : mean;
            return night && (gap == 0 || gap * 1000 > untilMorning) ? untilMorning / 1000.0 : gap;
        }

        private double exponential(Random random) {
            double seconds = -mean * Math.log(1 - random.nextDouble());
            return extra > 0 ? Math.min(seconds, extra) : seconds;
        }

        static Source parse(String text) {
            String[] parts = text.split(":");
            return new Source(
                    What.valueOf(parts[0]),
                    Pattern.valueOf(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        }

        @Override
        public String toString() {
            return what + ":" + pattern + ":" + mean + ":" + extra;
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
