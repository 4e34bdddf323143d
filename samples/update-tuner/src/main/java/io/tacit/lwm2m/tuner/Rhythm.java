package io.tacit.lwm2m.tuner;

/** The kinds of traffic for which the datagrams are held against the least possible. */
enum Rhythm {
    OFTEN("a report every 20 s ± 2", "REPORT:PERIODIC:20:2"),
    MINUTE("a report every 60 s ± 10", "REPORT:PERIODIC:60:10"),
    SPARSE("a report every 200 s ± 20", "REPORT:PERIODIC:200:20"),
    SELDOM("a report every 10 min ± 1", "REPORT:PERIODIC:600:60"),
    POISSON("reports at random, 60 s apart on average", "REPORT:POISSON:60:0"),
    SPARSE_POISSON("reports at random, 200 s apart on average", "REPORT:POISSON:200:0"),
    BURSTS("five reports at a time, bursts at random", "REPORT:BURSTS:200:0"),
    DAY_AND_NIGHT("every minute by day, every 15 min by night", "REPORT:DAY_AND_NIGHT:60:900"),
    READ("read at random, 100 s apart on average", "READ:POISSON:100:0"),
    SENDS("Sends, 120 s apart on average", "SEND:POISSON:120:0"),
    MIXED("all three kinds at random", "REPORT:POISSON:120:0+READ:POISSON:300:0+SEND:POISSON:600:0"),
    SILENT("none", "none");

    private final String title;
    private final String traffic;

    Rhythm(String title, String traffic) {
        this.title = title;
        this.traffic = traffic;
    }

    String title() {
        return title;
    }

    String traffic() {
        return traffic;
    }
}
