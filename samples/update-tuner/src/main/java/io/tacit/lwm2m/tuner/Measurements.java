package io.tacit.lwm2m.tuner;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** All that is measured for the page. Each run is played once, however many tables and charts show it. */
final class Measurements {

    static final List<String> POLICIES = List.of("standard", "implicit", "learned", "optimistic");

    /** A name for what is not a policy, but the least possible. */
    static final String CLAIRVOYANT = "clairvoyant";

    private static final List<String> ALL = List.of("standard", "implicit", "learned", "optimistic", CLAIRVOYANT);

    static final int[] INTERVALS = {10, 30, 60, 120, 180, 240, 270, 300, 360, 450, 600, 900};
    static final int[] LOSSES = {0, 2, 5, 10, 15, 20, 25, 30};

    /** Where each lost report counts: the next comes when most of the lifetime is over. */
    static final String SPARSE = "REPORT:PERIODIC:200:20";

    private static final int SEEDS = 5;

    private final Map<Play, Figures> played = new HashMap<>();
    private final Progress progress;

    /** Measures nothing yet; how far it is goes to a progress. */
    Measurements(Progress progress) {
        this.progress = progress;
    }

    /** Returns what came of a play, over several seeds. */
    Figures of(Play play) {
        Figures sum = of(play, 1);
        for (int seed = 2; seed <= SEEDS; seed++) {
            sum = sum.plus(of(play, seed));
        }
        return sum;
    }

    private Figures of(Play play, int seed) {
        if (!play.policy().equals(CLAIRVOYANT)) {
            return played.computeIfAbsent(play.seed(seed), this::measure);
        }
        boolean counts = !play.server().startsWith("resets:nothing");
        return of(play.policy(counts ? "implicit" : "standard"), seed).leastOnly();
    }

    private Figures measure(Play play) {
        Figures figures = Tally.of(play);
        progress.add(play.days());
        return figures;
    }

    /** Returns the text of each generated part of the page, by its name. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("servers-updates", servers(ALL, figures -> Numbers.rate(figures.updatesADay())));
        parts.put("servers-datagrams", servers(ALL, figures -> Numbers.rate(figures.datagramsADay())));
        parts.put("servers-absences", servers(POLICIES, Measurements::absent));
        parts.put("links-updates", links(ALL, figures -> Numbers.rate(figures.updatesADay())));
        parts.put("links-datagrams", links(ALL, figures -> Numbers.rate(figures.datagramsADay())));
        parts.put("links-absences", links(POLICIES, Measurements::absent));
        parts.put("clairvoyant", toLeast());
        parts.put("energy", energy());
        parts.put("measured", measured());
        return parts;
    }

    static Play at(Behaviour server) {
        return Play.USUAL.server(server.server()).traffic(server.traffic());
    }

    static Play over(Weather link) {
        return Play.USUAL.link(link.link()).traffic(SPARSE);
    }

    /** Returns one row of a table: the Updates a day at a server. */
    String updates(Behaviour server) {
        Grid grid = grid("", List.of());
        String head = grid.toString();
        row(grid, server.title(), at(server), ALL, figures -> Numbers.rate(figures.updatesADay()));
        return grid.toString().substring(head.length());
    }

    private String servers(List<String> columns, Function<Figures, String> cell) {
        Grid grid = grid("what starts the lifetime anew there", columns);
        for (Behaviour server : Behaviour.values()) {
            row(grid, server.title(), at(server), columns, cell);
        }
        return grid.toString();
    }

    private String links(List<String> columns, Function<Figures, String> cell) {
        Grid grid = grid("link", columns);
        for (Weather link : Weather.values()) {
            row(grid, link.title(), over(link), columns, cell);
        }
        return grid.toString();
    }

    private static Grid grid(String first, List<String> columns) {
        Grid grid = new Grid().cell(first);
        columns.forEach(policy -> grid.cell(policy.equals(CLAIRVOYANT) ? policy : "`" + policy + "`"));
        return grid.endOfRow();
    }

    private void row(Grid grid, String title, Play play, List<String> columns, Function<Figures, String> cell) {
        grid.cell(title);
        columns.forEach(policy -> grid.cell(cell.apply(of(play.policy(policy)))));
        grid.endOfRow();
    }

    private String toLeast() {
        Grid grid = new Grid().cell("traffic");
        List<Weather> links = List.of(Weather.NONE, Weather.TWO, Weather.TEN, Weather.THIRTY);
        links.forEach(link -> grid.cell(link.title()));
        grid.endOfRow();
        for (Rhythm rhythm : Rhythm.values()) {
            grid.cell(rhythm.title());
            for (Weather link : links) {
                Figures figures = of(
                        Play.USUAL.policy("implicit").traffic(rhythm.traffic()).link(link.link()));
                grid.cell(figures.least().datagrams() == 0 ? "–" : Numbers.ratio(figures.toLeast()));
            }
            grid.endOfRow();
        }
        return grid.toString();
    }

    private String energy() {
        Grid grid = new Grid()
                .cell("a report every")
                .cell("Updates a day, `standard`")
                .cell("`learned`")
                .cell("J a day, `standard`")
                .cell("`learned`")
                .cell("less by")
                .endOfRow();
        for (int interval : INTERVALS) {
            Figures standard = of(every(interval));
            Figures learned = of(every(interval).policy("learned"));
            grid.cell(interval + " s")
                    .cell(Numbers.rate(standard.updatesADay()))
                    .cell(Numbers.rate(learned.updatesADay()))
                    .cell(Numbers.rate(standard.joulesADay()))
                    .cell(Numbers.rate(learned.joulesADay()))
                    .cell(Math.round(100 - 100 * learned.joules() / standard.joules()) + " %")
                    .endOfRow();
        }
        return grid.toString();
    }

    /** A report every so many seconds, give or take a tenth. */
    static Play every(int interval) {
        return Play.USUAL.traffic("REPORT:PERIODIC:" + interval + ":" + interval / 10.0);
    }

    static Play losing(int percent) {
        return Play.USUAL.traffic(SPARSE).link("loss:" + percent / 100.0 + ",min:50,max:300");
    }

    double[] byInterval(String policy, ToDoubleFunction<Figures> value) {
        double[] values = new double[INTERVALS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(of(every(INTERVALS[i]).policy(policy)));
        }
        return values;
    }

    double[] byLoss(String policy, ToDoubleFunction<Figures> value) {
        double[] values = new double[LOSSES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(of(losing(LOSSES[i]).policy(policy)));
        }
        return values;
    }

    /** Returns what the figures rest on. */
    private String measured() {
        double years = played.values().stream().mapToDouble(Figures::days).sum() / 365.25;
        return played.size() + " runs, " + Math.round(years) + " simulated years; seeds 1 to " + SEEDS + ", "
                + Math.round(Play.USUAL.days()) + " days each, lifetime " + Play.USUAL.lifetime() + " s.\n";
    }

    private static String absent(Figures figures) {
        if (figures.absences() == 0) {
            return "0";
        }
        return Numbers.duration(figures.absentADay()) + " (" + Numbers.rate(figures.absences() / figures.days())
                + " ×)";
    }
}
