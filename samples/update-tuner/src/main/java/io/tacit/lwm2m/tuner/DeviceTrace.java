package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a real device sent, from the file that {@code sample-device --trace} writes: what it had to say, apart from how
 * often it was registered and Updated. Times count from its first Register.
 */
final class DeviceTrace {

    private static final String HEAD = "millis,direction,type,code,kind,bytes,path,reason";
    private static final int FIELDS = 7;
    private static final String GET = "0.01";

    /** After that a Confirmable message is not repeated any more (RFC 7252 section 4.8.2, MAX_TRANSMIT_WAIT). */
    private static final long REPEATED_WITHIN = 93_000;

    private record Line(long millis, String direction, String type, String code, String kind, String path) {

        boolean out(String what) {
            return direction.equals("out") && kind.equals(what);
        }
    }

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> observed = new HashSet<>();
    private final Set<String> pending = new HashSet<>();
    private final TrafficFile traffic;
    private long start = -1;
    private long end;
    private Line unanswered;
    private int updates;
    private int controls;
    private int promotions;
    private int notifications;
    private int confirmable;

    private DeviceTrace(String name) {
        this.name = name;
        this.traffic = new TrafficFile(name);
    }

    static boolean isOne(List<String> text) {
        return !text.isEmpty() && text.get(0).strip().equals(HEAD);
    }

    /**
     * Reads a trace.
     *
     * @throws IllegalArgumentException if it is none, or one without a Register, saying what is wrong
     */
    static DeviceTrace read(String name) {
        List<String> text = TrafficFile.lines(name);
        if (!isOne(text)) {
            throw new IllegalArgumentException(
                    name + " is no trace of sample-device: its first line has to be " + HEAD);
        }
        return parse(name, text);
    }

    static DeviceTrace parse(String name, List<String> text) {
        DeviceTrace trace = new DeviceTrace(name);
        for (int i = 1; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                trace.lines.add(trace.line(text.get(i), i + 1));
            }
        }
        trace.lines.stream().filter(line -> line.out("notification")).forEach(line -> trace.observed.add(line.path));
        trace.lines.forEach(trace::take);
        if (trace.start < 0) {
            throw new IllegalArgumentException(name + " has no Register: the device never reached a server");
        }
        return trace;
    }

    private Line line(String text, int number) {
        List<String> fields = fields(text);
        if (fields.size() < FIELDS || !fields.get(0).matches("\\d{1,12}")) {
            throw new IllegalArgumentException(
                    name + ", line " + number + ": it is " + HEAD + ", not " + Amount.quoted(text));
        }
        return new Line(
                Long.parseLong(fields.get(0)),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(6));
    }

    /** Splits a record of RFC 4180 that does not go over lines. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private void take(Line line) {
        if (line.direction.equals("decision")) {
            promotions += line.kind.equals("promoted") ? 1 : 0;
            controls += line.kind.equals("control") ? 1 : 0;
            return;
        }
        end = line.millis;
        if (line.direction.equals("in")) {
            unanswered = line.kind.equals("request") ? unanswered : null;
            request(line);
        } else if (!isRepeated(line)) {
            unanswered = line.type.equals("CON") ? line : unanswered;
            sent(line);
        }
    }

    /** One Confirmable message at a time is on its way: another of the same kind before an answer is a repetition. */
    private boolean isRepeated(Line line) {
        return unanswered != null
                && line.type.equals("CON")
                && line.kind.equals(unanswered.kind)
                && line.path.equals(unanswered.path)
                && line.millis - unanswered.millis < REPEATED_WITHIN;
    }

    private void request(Line line) {
        if (!line.kind.equals("request") || !line.code.equals(GET) || start < 0) {
            return;
        }
        // After each Register the server observes; the simulated server does so by itself.
        if (!pending.remove(line.path)) {
            traffic.add("read", seconds(line));
        }
    }

    private void sent(Line line) {
        if (line.out("register")) {
            start = start < 0 ? line.millis : start;
            pending.addAll(observed);
        } else if (line.out("update")) {
            updates++;
        } else if (line.out("notification")) {
            notifications++;
            confirmable += line.type.equals("CON") ? 1 : 0;
            report("report", line);
        } else if (line.out("send")) {
            report("send", line);
        }
    }

    private void report(String what, Line line) {
        if (start >= 0) {
            traffic.add(what, seconds(line));
        }
    }

    private double seconds(Line line) {
        return (line.millis - start) / 1000.0;
    }

    TrafficFile traffic() {
        return traffic;
    }

    /** Returns from the first Register to the last message, in seconds. */
    double seconds() {
        return (end - start) / 1000.0;
    }

    /** Returns the Updates that the device sent itself, without controls: those look the same, and it says of them. */
    int updates() {
        return updates - controls;
    }

    int promotions() {
        return promotions;
    }

    int notifications() {
        return notifications;
    }

    /** Returns what the device itself sent, in a sentence. */
    String words() {
        return "In " + name + " the device itself sent " + updates() + " Updates, " + notifications
                + " notifications, " + confirmable + " of them Confirmable, and made " + promotions
                + " promotions, in " + Numbers.plain(seconds()) + " s.";
    }
}
