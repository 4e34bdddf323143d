package io.tacit.lwm2m.tuner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that say what goes on around the client: the link and the server. */
final class WorldOptions {

    private static final List<String> KINDS = List.of("notification", "send", "response");

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            description = "datagrams lost, each by itself, such as 2%% (default: ${DEFAULT-VALUE})")
    private String loss = "0";

    @Option(
            names = "--loss-bursts",
            paramLabel = "SHARE:LENGTH/EVERY",
            description =
                    "loss in bursts (Gilbert-Elliott): the share lost in a burst, its mean length and the mean time"
                            + " between two, such as 80%%:20s/5min (default: none)")
    private String bursts;

    @Option(
            names = "--delay",
            paramLabel = "FROM..TO",
            description = "how long a datagram takes, each time in between equally likely (default: ${DEFAULT-VALUE})")
    private String delay = "50ms..300ms";

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "datagrams that arrive twice (default: ${DEFAULT-VALUE})")
    private String duplicates = "0";

    @Option(
            names = "--outages",
            paramLabel = "LENGTH/EVERY",
            description = "nothing arrives: mean length and mean time between, such as 2min/6h (default: none)")
    private String outages;

    @Option(
            names = "--resets",
            paramLabel = "WHAT",
            description =
                    "what resets a lifetime at the server besides Register and Update: everything, nothing, or some"
                            + " of notification, send, response with commas between (default: ${DEFAULT-VALUE})")
    private String resets = "everything";

    @Option(
            names = "--server-grace",
            paramLabel = "TIME",
            description = "how long the server keeps a registration that ran out (default: ${DEFAULT-VALUE})")
    private String serverGrace = "0";

    @Option(
            names = "--sweep",
            paramLabel = "TIME",
            description = "how often the server looks for what ran out (default: 0, at once)")
    private String sweep = "0";

    @Option(names = "--revives", description = "what comes late, but before the sweep, revives a registration")
    private boolean revives;

    @Option(names = "--answers-all", description = "the server answers 2.04 to everything, registered or not")
    private boolean answersAll;

    @Option(
            names = "--acknowledges-all",
            description = "the server acknowledges notifications of devices that it has forgotten, instead of a reset")
    private boolean acknowledgesAll;

    @Option(
            names = "--longest-lifetime",
            paramLabel = "TIME",
            description = "the server keeps no lifetime longer than that, without a word (default: any)")
    private String clamp = "0";

    @Option(
            names = "--restarts",
            paramLabel = "LENGTH/EVERY",
            description = "the server is away and forgets everything: for how long, and the mean time between, such as"
                    + " 1min/2d (default: never)")
    private String restarts;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "the device's setting: how long a server may keep what ran out; for the trials of learned"
                    + " (default: 120)")
    private String grace;

    @Option(
            names = "--notify",
            paramLabel = "auto|con|non",
            description = "the device's setting: whether notifications are Confirmable (default: ${DEFAULT-VALUE})")
    private String notify = "auto";

    /**
     * Returns what the options say.
     *
     * @throws IllegalArgumentException if one is wrong, saying which and what is valid
     */
    World world(Source traffic) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("traffic", traffic.words());
        String link = link(words);
        String server = server(words);
        return new World(traffic, link, server, client(words), words);
    }

    private String link(Map<String, String> words) {
        double lost = Amount.share("--loss", loss);
        double twice = Amount.share("--duplicates", duplicates);
        String[] range = Amount.two("--delay", delay, "..", "50ms..300ms");
        long from = Math.round(1000 * Amount.seconds("--delay", range[0]));
        long to = Math.round(1000 * Amount.seconds("--delay", range[1]));
        if (to < from) {
            throw new IllegalArgumentException(
                    "--delay is FROM..TO with the smaller first, not " + Amount.quoted(delay));
        }
        StringBuilder line = new StringBuilder("loss:" + lost + ",min:" + from + ",max:" + to + ",dup:" + twice);
        StringBuilder said = new StringBuilder(lost == 0 ? "" : percent(lost) + " lost, ");
        if (bursts != null) {
            String example = "80%:20s/5min";
            String[] parts = Amount.two("--loss-bursts", bursts, ":", example);
            double share = Amount.share("--loss-bursts", parts[0]);
            double[] lengths = lengths("--loss-bursts", parts[1], example);
            line.append(",good:" + lengths[1] + ",bad:" + lengths[0] + ",badloss:" + share);
            said.append("bursts with " + percent(share) + " lost, of " + Source.seconds(lengths[0]) + " every "
                    + Source.seconds(lengths[1]) + " on average, ");
        }
        if (outages != null) {
            double[] lengths = lengths("--outages", outages, "2min/6h");
            line.append(",outage:" + lengths[1] + ",outagelength:" + lengths[0]);
            said.append("outages of " + Source.seconds(lengths[0]) + " every " + Source.seconds(lengths[1])
                    + " on average, ");
        }
        said.append(twice == 0 ? "" : percent(twice) + " arrive twice, ");
        words.put("link", (said.length() == 0 ? "nothing lost, " : said) + "delay " + from + " to " + to + " ms");
        return line.toString();
    }

    private String server(Map<String, String> words) {
        Set<String> kinds = kinds();
        int keeps = Amount.wholeSeconds("--server-grace", serverGrace, 0);
        int sweeps = Amount.wholeSeconds("--sweep", sweep, 0);
        int longest = Amount.wholeSeconds("--longest-lifetime", clamp, 0);
        StringBuilder said = new StringBuilder("the lifetime is reset by "
                + (kinds.isEmpty() ? "nothing but Register and Update" : String.join(", ", kinds)));
        said.append(keeps == 0 ? "" : "; keeps a registration " + keeps + " s longer");
        said.append(sweeps == 0 ? "" : "; looks for expired ones every " + sweeps + " s");
        said.append(revives ? "; a late message revives" : "");
        said.append(answersAll ? "; answers 2.04 to everything" : "");
        said.append(acknowledgesAll ? "; acknowledges what the forgotten send" : "");
        said.append(longest == 0 ? "" : "; keeps no lifetime longer than " + longest + " s");
        String restart = "";
        if (restarts != null) {
            String[] lengths = Amount.two("--restarts", restarts, "/", "1min/2d");
            int down = Amount.wholeSeconds("--restarts", lengths[0], 0);
            int every = Amount.wholeSeconds("--restarts", lengths[1], 1);
            restart = ",restart:" + every + ",down:" + down;
            said.append("; forgets everything every " + every + " s on average, and is away for " + down + " s");
        }
        words.put("server", said.toString());
        String names = kinds.isEmpty() ? "nothing" : String.join("|", kinds).toUpperCase(Locale.ROOT);
        return "resets:" + names + ",grace:" + keeps + ",sweep:" + sweeps + ",revives:" + revives + ",answersall:"
                + answersAll + ",acksdropped:" + acknowledgesAll + ",clamp:" + longest + restart;
    }

    private Set<String> kinds() {
        if (resets.equals("everything")) {
            return new LinkedHashSet<>(KINDS);
        }
        Set<String> kinds = new LinkedHashSet<>();
        if (!resets.equals("nothing")) {
            for (String kind : resets.split(",", -1)) {
                if (!KINDS.contains(kind) || !kinds.add(kind)) {
                    throw new IllegalArgumentException("--resets is everything, nothing, or some of "
                            + String.join(", ", KINDS) + ", each once, not " + Amount.quoted(resets));
                }
            }
        }
        return kinds;
    }

    /** Returns the policy that trusts what the server is said to count, null if that is nothing. */
    String trustingPolicy() {
        Set<String> kinds = kinds();
        if (kinds.isEmpty()) {
            return null;
        }
        return kinds.size() == KINDS.size() ? "implicit" : "trusted:" + String.join(",", kinds);
    }

    private String client(Map<String, String> words) {
        List<String> settings = new ArrayList<>();
        if (grace != null) {
            int seconds = Amount.wholeSeconds("--grace", grace, 0);
            settings.add("grace=" + seconds);
            words.put("grace of trials", seconds + " s");
        }
        settings.add("mode="
                + switch (notify) {
                    case "auto" -> "AUTO";
                    case "con" -> "CONFIRMABLE";
                    case "non" -> "NON_CONFIRMABLE";
                    default ->
                        throw new IllegalArgumentException(
                                "--notify is auto, con or non, not " + Amount.quoted(notify));
                });
        if (!notify.equals("auto")) {
            words.put("notifications", notify.equals("con") ? "Confirmable" : "Non-confirmable");
        }
        return String.join(" ", settings);
    }

    private static double[] lengths(String option, String text, String example) {
        String[] parts = Amount.two(option, text, "/", example);
        return new double[] {Amount.someSeconds(option, parts[0]), Amount.someSeconds(option, parts[1])};
    }

    private static String percent(double share) {
        return Numbers.plain(100 * share) + " %";
    }
}
