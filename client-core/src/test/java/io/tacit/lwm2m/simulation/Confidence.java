package io.tacit.lwm2m.simulation;

import java.util.List;

/** How much of what was seen may be luck: bounds that hold with a confidence of 99 %. */
final class Confidence {

    private Confidence() {}

    /** Returns the mean at which a Poisson variable is this small, or smaller, with a probability of 1 % only. */
    static double mostExpected(int seen) {
        double mean = seen;
        while (atMost(seen, mean) > 0.01) {
            mean += 0.01;
        }
        return mean;
    }

    /**
     * Returns an upper bound of the ratio of two sums, from the spread of the runs that they are made of: the ratio
     * estimate and its standard error, times the quantile of Student's distribution.
     *
     * @param pairs numerator and denominator of each run, ten runs or more
     */
    static double mostRatio(List<double[]> pairs) {
        int n = pairs.size();
        double ratio = ratio(pairs);
        double squares = 0;
        double denominators = 0;
        for (double[] pair : pairs) {
            double residual = pair[0] - ratio * pair[1];
            squares += residual * residual;
            denominators += pair[1];
        }
        double error = Math.sqrt(squares / (n - 1) / n) / (denominators / n);
        return ratio + student(n - 1) * error;
    }

    static double ratio(List<double[]> pairs) {
        double numerators = 0;
        double denominators = 0;
        for (double[] pair : pairs) {
            numerators += pair[0];
            denominators += pair[1];
        }
        return numerators / denominators;
    }

    /** The quantile of 99 % on one side, by Cornish and Fisher's expansion; exact to 0.01 from nine degrees on. */
    private static double student(int degrees) {
        double z = 2.3263;
        double cubed = z * z * z;
        return z + (cubed + z) / (4 * degrees) + (5 * cubed * z * z + 16 * cubed + 3 * z) / (96.0 * degrees * degrees);
    }

    private static double atMost(int count, double mean) {
        double term = Math.exp(-mean);
        double sum = term;
        for (int i = 1; i <= count; i++) {
            term *= mean / i;
            sum += term;
        }
        return sum;
    }
}
