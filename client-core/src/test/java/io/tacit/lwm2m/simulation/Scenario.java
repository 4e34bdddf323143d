package io.tacit.lwm2m.simulation;

import io.tacit.lwm2m.client.NotificationMode;
import io.tacit.lwm2m.refresh.RefreshSettings;
import io.tacit.lwm2m.refresh.UpdatePolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What is simulated, all of it in one line: {@link #toString} writes the line and {@link #parse} reads it, and the same
 * line always gives the same run. Immutable.
 */
final class Scenario {

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("seed", "1");
        DEFAULTS.put("days", "30");
        // How many of the days, the last ones, are without loss, delay, restarts, suspensions and jumps.
        DEFAULTS.put("calm", "0");
        DEFAULTS.put("policy", "implicit");
        DEFAULTS.put("lifetime", "300");
        DEFAULTS.put("margin", "-1");
        DEFAULTS.put("silence", "-1");
        DEFAULTS.put("mode", NotificationMode.AUTO.name());
        // How long a server may keep what has expired, in seconds, as the client has it.
        DEFAULTS.put("grace", "-1");
        DEFAULTS.put("server", ServerKind.RESETS_ALL.toString());
        // What the server turns into, and back, every so many seconds; 0 for never.
        DEFAULTS.put("other", ServerKind.STRICT.toString());
        DEFAULTS.put("changeevery", "0");
        DEFAULTS.put("link", LinkKind.PERFECT.toString());
        DEFAULTS.put("traffic", Traffic.NONE.toString());
        // Mean seconds between suspensions, and the longest.
        DEFAULTS.put("suspendevery", "0");
        DEFAULTS.put("suspendfor", "0");
        // Mean seconds between jumps of the wall clock, and the longest.
        DEFAULTS.put("jumpevery", "0");
        DEFAULTS.put("jumpby", "0");
    }

    private final Map<String, String> values;

    private Scenario(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Returns a scenario of which nothing has been said yet: a month, no traffic, no loss, and a server that resets.
     */
    static Scenario month() {
        return new Scenario(DEFAULTS);
    }

    /** Reads what {@link #toString} wrote; what is not named is as in {@link #month}. */
    static Scenario parse(String line) {
        Scenario scenario = month();
        for (String field : line.trim().split("\\s+")) {
            int at = field.indexOf('=');
            scenario = scenario.with(field.substring(0, Math.max(at, 0)), field.substring(at + 1));
        }
        return scenario;
    }

    Scenario with(String name, Object value) {
        if (!DEFAULTS.containsKey(name)) {
            throw new IllegalArgumentException("no such setting: " + name);
        }
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value.toString());
        return new Scenario(changed);
    }

    Scenario seed(long seed) {
        return with("seed", seed);
    }

    Scenario policy(String policy) {
        return with("policy", policy);
    }

    Scenario lifetime(int seconds) {
        return with("lifetime", seconds);
    }

    Scenario server(ServerKind kind) {
        return with("server", kind);
    }

    Scenario link(LinkKind kind) {
        return with("link", kind);
    }

    Scenario changing(ServerKind other, int everySeconds) {
        return with("other", other).with("changeevery", everySeconds);
    }

    Scenario traffic(Traffic traffic) {
        return with("traffic", traffic);
    }

    Scenario mode(NotificationMode mode) {
        return with("mode", mode.name());
    }

    long seed() {
        return Long.parseLong(values.get("seed"));
    }

    /** Returns how much time is simulated, in milliseconds. */
    long duration() {
        return (long) (Double.parseDouble(values.get("days")) * 86_400_000);
    }

    /** Returns how much of that, at its end, nothing disturbs, in milliseconds. */
    long calm() {
        return (long) (Double.parseDouble(values.get("calm")) * 86_400_000);
    }

    UpdatePolicy policy() {
        return UpdatePolicy.parse(values.get("policy"));
    }

    int lifetime() {
        return Integer.parseInt(values.get("lifetime"));
    }

    /** Returns the margin in seconds, −1 if it follows from the losses. */
    int margin() {
        return Integer.parseInt(values.get("margin"));
    }

    /** Returns the maximum silence in seconds, −1 for the default. */
    int silence() {
        return Integer.parseInt(values.get("silence"));
    }

    /** Returns the grace in seconds, −1 for the default. */
    int grace() {
        return Integer.parseInt(values.get("grace"));
    }

    /** Returns the grace that is kept, in milliseconds. */
    long graceMillis() {
        return grace() < 0 ? RefreshSettings.DEFAULT_GRACE : grace() * 1000L;
    }

    NotificationMode mode() {
        return NotificationMode.valueOf(values.get("mode"));
    }

    ServerKind server() {
        return ServerKind.parse(values.get("server"));
    }

    /** Returns what the server turns into, and back, every {@link #changeEvery} seconds. */
    ServerKind other() {
        return ServerKind.parse(values.get("other"));
    }

    int changeEvery() {
        return Integer.parseInt(values.get("changeevery"));
    }

    LinkKind link() {
        return LinkKind.parse(values.get("link"));
    }

    Traffic traffic() {
        return Traffic.parse(values.get("traffic"));
    }

    int suspendEvery() {
        return Integer.parseInt(values.get("suspendevery"));
    }

    int suspendFor() {
        return Integer.parseInt(values.get("suspendfor"));
    }

    int jumpEvery() {
        return Integer.parseInt(values.get("jumpevery"));
    }

    int jumpBy() {
        return Integer.parseInt(values.get("jumpby"));
    }

    /** Returns the scenario as one line. */
    @Override
    public String toString() {
        StringJoiner line = new StringJoiner(" ");
        values.forEach((name, value) -> line.add(name + "=" + value));
        return line.toString();
    }
}
