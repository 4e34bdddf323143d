package io.tacit.lwm2m.tuner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How figures are written. */
public final class Numbers {

    private Numbers() {}

    /** Returns something a day: with a decimal below ten, without above, 0 only if there was none at all. */
    public static String rate(double value) {
        if (value == 0) {
            return "0";
        }
        if (value < 0.05) {
            return "< 0.1";
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
    }

    /** Returns a duration, in the unit that suits it. */
    public static String duration(double seconds) {
        if (seconds == 0) {
            return "0";
        }
        if (seconds >= 7200) {
            return rate(seconds / 3600) + " h";
        }
        return seconds >= 600 ? rate(seconds / 60) + " min" : rate(seconds) + " s";
    }

    /** Returns a number without needless zeros. */
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
