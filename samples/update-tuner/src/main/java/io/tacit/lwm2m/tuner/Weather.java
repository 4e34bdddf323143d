package io.tacit.lwm2m.tuner;

/** The links that are measured. */
enum Weather {
    NONE("nothing is lost", "min:50,max:50"),
    TWO("2 % lost", "loss:0.02,min:50,max:300"),
    TEN("10 % lost", "loss:0.1,min:50,max:300"),
    THIRTY("30 % lost", "loss:0.3,min:50,max:300"),
    BURSTS("bursts: 20 s with 80 % lost, every 5 min or so", "good:300,bad:20,badloss:0.8,min:50,max:300"),
    DELAY("up to 30 s late, out of order", "min:50,max:30000"),
    DUPLICATES("10 % arrive twice, up to 5 s late, out of order", "dup:0.1,min:50,max:5000"),
    OUTAGES("2 min of outage, four times a day", "outage:21600,outagelength:120,min:50,max:300");

    private final String title;
    private final String link;

    Weather(String title, String link) {
        this.title = title;
        this.link = link;
    }

    String title() {
        return title;
    }

    String link() {
        return link;
    }
}
