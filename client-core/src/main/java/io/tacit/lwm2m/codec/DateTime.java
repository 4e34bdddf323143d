package io.tacit.lwm2m.codec;

import io.tacit.lwm2m.model.Refusal;

/** Dates with times as RFC 3339 writes them, such as {@code 2013-03-21T20:04:00Z}. */
final class DateTime {

    private static final int DAYS_OF_400_YEARS = 146_097;

    /** From 0000-03-01 to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private final String text;
    private int at;

    private DateTime(String text) {
        this.text = text;
    }

    /** Returns the seconds since 1970-01-01T00:00:00Z; a fraction of a second is left out. */
    static long read(String text) {
        return new DateTime(text).read();
    }

    private long read() {
        int year = number(4, 0, 9999);
        expect('-');
        int month = number(2, 1, 12);
        expect('-');
        int day = number(2, 1, daysOf(year, month));
        require(pass('T') || pass('t'));
        int hour = number(2, 0, 23);
        expect(':');
        int minute = number(2, 0, 59);
        expect(':');
        // 60 is a leap second, which this count does not have.
        int second = number(2, 0, 60);
        if (pass('.')) {
            do {
                number(1, 0, 9);
            } while (isDigit());
        }
        long seconds = ((days(year, month, day) * 24L + hour) * 60 + minute) * 60 + second - offset();
        require(at == text.length());
        return seconds;
    }

    /** Reads how many seconds the time of the place is ahead. */
    private int offset() {
        if (pass('Z') || pass('z')) {
            return 0;
        }
        boolean behind = pass('-');
        require(behind || pass('+'));
        int hours = number(2, 0, 23);
        expect(':');
        int seconds = (hours * 60 + number(2, 0, 59)) * 60;
        return behind ? -seconds : seconds;
    }

    /** Counts the days since 1970-01-01, with years that start in March, so that a leap day is their last. */
    private static int days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int era = (shifted + 400) / 400 - 1;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_1970;
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private int number(int digits, int lowest, int highest) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            require(isDigit());
            number = number * 10 + text.charAt(at++) - '0';
        }
        require(number >= lowest && number <= highest);
        return number;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void expect(char c) {
        require(pass(c));
    }

    private boolean pass(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private static void require(boolean met) {
        if (!met) {
            throw Refusal.badRequest("a time is not as in RFC 3339");
        }
    }
}
