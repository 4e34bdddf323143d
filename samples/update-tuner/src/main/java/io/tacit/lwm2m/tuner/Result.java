package io.tacit.lwm2m.tuner;

import java.util.List;
import java.util.Map;

/**
 * What one command found out: enough to draw a page from, and to find it out again. Immutable; {@link Json} writes it
 * and reads it.
 *
 * @param command the subcommand, such as {@code simulate}
 * @param line the whole command line that gives the same result again
 * @param given what it rests on, in words, in the order in which it should be read: a name such as {@code traffic}, and
 *     what is to be said of it
 * @param findings what came of it in words, one sentence or a few each; empty if the figures say it all
 * @param cells the figures, one for each combination that was played, in the order in which they should be shown
 * @param courses time lines of single devices, to be shown as pictures; may be empty
 */
public record Result(
        String command,
        String line,
        Map<String, String> given,
        List<String> findings,
        List<Cell> cells,
        List<Course> courses) {}
