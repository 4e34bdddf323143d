package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that was given, to be given again. */
final class CommandLineText {

    /** Where a result goes says nothing of what it is. */
    private static final List<String> OUTPUT = List.of("--csv", "--json", "--report");

    private CommandLineText() {}

    /** Returns it, ready to be pasted into a shell; without the files that were written. */
    static String of(CommandSpec spec) {
        return of(spec.root().commandLine().getParseResult().originalArgs());
    }

    static String of(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        kept.add("update-tuner");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (OUTPUT.contains(argument)) {
                i++;
            } else if (OUTPUT.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                kept.add(quoted(argument));
            }
        }
        return String.join(" ", kept);
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:,=+%@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
