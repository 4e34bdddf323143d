package io.tacit.lwm2m.tuner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * When a device has something to say, from a file: a line each, with the seconds since the start and, after a comma,
 * {@code report}, {@code send} or {@code read}. Empty lines, and what begins with {@code #}, are skipped. The trace of
 * sample-device is read too.
 */
final class TrafficFile {

    private static final int MOST = 1_000_000;

    private final String name;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    TrafficFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param what what lines are about that don't say so
     * @throws IllegalArgumentException if it can't be read, saying which line is wrong
     */
    static TrafficFile read(String name, String what) {
        List<String> lines = lines(name);
        if (DeviceTrace.isOne(lines)) {
            return DeviceTrace.parse(name, lines).traffic();
        }
        TrafficFile file = new TrafficFile(name);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.line(line, what, i + 1);
            }
        }
        file.check();
        return file;
    }

    /** Returns the lines of a text file. */
    static List<String> lines(String name) {
        try {
            Path path = Path.of(name);
            List<String> lines = Files.readAllLines(path);
            if (lines.size() > MOST) {
                throw new IllegalArgumentException(name + " has more than " + MOST + " lines");
            }
            return lines;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new IllegalArgumentException("can't read the file " + Amount.quoted(name) + ": "
                    + (e instanceof java.nio.file.NoSuchFileException ? "there is none" : e.getMessage()));
        }
    }

    private void line(String line, String otherwise, int number) {
        String[] fields = line.split(",", -1);
        String what = fields.length > 1 ? fields[1].strip().toLowerCase(Locale.ROOT) : otherwise;
        boolean known = List.of("report", "send", "read").contains(what);
        if (fields.length > 2 || !known || !fields[0].strip().matches("\\d{1,9}(\\.\\d+)?")) {
            throw new IllegalArgumentException(name + ", line " + number
                    + ": it is seconds[,report|send|read], such as 12.5,report, not " + Amount.quoted(line));
        }
        add(what, Double.parseDouble(fields[0].strip()));
    }

    void add(String what, double second) {
        times.computeIfAbsent(what, key -> new ArrayList<>()).add(second);
    }

    private void check() {
        if (times.isEmpty()) {
            throw new IllegalArgumentException(name + " has no line with a time");
        }
    }

    double lastSecond() {
        return times.values().stream()
                .mapToDouble(list -> Collections.max(list))
                .max()
                .orElse(0);
    }

    int count() {
        return times.values().stream().mapToInt(List::size).sum();
    }

    /**
     * Returns it as a source.
     *
     * @param again seconds after which it starts again, 0 for never
     */
    Source source(double again) {
        if (times.isEmpty()) {
            return Source.parse("none");
        }
        List<String> sources = new ArrayList<>();
        times.forEach((what, list) -> {
            StringJoiner numbers = new StringJoiner(",");
            list.stream().sorted().forEach(time -> numbers.add(time.toString()));
            sources.add(what.toUpperCase(Locale.ROOT) + ":LISTED:" + again + ":0:" + numbers);
        });
        double last = lastSecond();
        return new Source(
                String.join("+", sources),
                "the " + count() + " times in " + name + (again == 0 ? "" : ", again every " + Source.seconds(again)),
                (again == 0 ? last : again) / count(),
                again == 0 ? last : 0);
    }
}
