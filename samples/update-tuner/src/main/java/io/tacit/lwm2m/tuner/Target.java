package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a lifetime, a policy and a margin.
 *
 * @param longestAbsence the longest time without registration that can be borne, in seconds
 * @param batteryYears how long the battery has to last
 */
record Target(double longestAbsence, double batteryYears) {

    boolean met(Cell cell) {
        return misses(cell).isEmpty();
    }

    /** Returns what a cell misses, in words; empty if it meets all. */
    List<String> misses(Cell cell) {
        List<String> misses = new ArrayList<>();
        if (cell.longestAbsenceSeconds() > longestAbsence) {
            misses.add("absent for up to " + Numbers.duration(cell.longestAbsenceSeconds()));
        }
        if (cell.batteryYears() < batteryYears) {
            misses.add("the battery lasts " + years(cell.batteryYears()));
        }
        return misses;
    }

    static String years(double years) {
        return Numbers.ratio(years) + " years";
    }
}
