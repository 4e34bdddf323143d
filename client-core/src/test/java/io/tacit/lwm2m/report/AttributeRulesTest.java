package io.tacit.lwm2m.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The attributes of LwM2M Core TS 1.2.1, section 7.3.2, one row a case: what is attached, what happens (second=value
 * for a change that is announced, second~value for one that is not, second:attributes for a Write-Attributes; the
 * observation begins at second 0 with value 20), and which notifications go out until second 60.
 */
class AttributeRulesTest {

    @ParameterizedTest(name = "{0} | {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | ''                         | ''",
                "''            | 0=21                       | 0=21",
                "''            | 1=21 2=22 2=22             | 1=21 2=22 2=22",
                "''            | 1=20                       | 1=20",
                // pmin holds back, the newest value counts
                "pmin=5        | 6=21 7=22 8=23             | 6=21 11=23",
                "pmin=5        | 1=21 20=22                 | 5=21 20=22",
                "pmin=5        | 5=21                       | 5=21",
                "pmin=0        | 1=21 2=22                  | 1=21 2=22",
                // pmax speaks without a change, and counts from the last notification
                "pmax=20       | ''                         | 20=20 40=20 60=20",
                "pmax=20       | 15=21                      | 15=21 35=21 55=21",
                "pmax=0        | 15=21                      | 15=21",
                // both
                "pmin=5 pmax=20 | 1=21                      | 5=21 25=21 45=21",
                "pmin=20 pmax=20 | 1=21 2=22 30=23          | 20=22 40=23 60=23",
                // a pmax below pmin is ignored
                "pmin=20 pmax=5 | 1=21 2=22 30=23           | 20=22 40=23",
                // gt is crossed upwards and downwards; to reach it is not to cross it
                "gt=25         | 1=24 2=25 3=26 4=30 5=26 6=25 7=24 | 3=26 6=25",
                "gt=25         | 1=26 2=27 3=20             | 1=26 3=20",
                // lt the same
                "lt=15         | 1=16 2=15 3=14 4=10 5=14 6=15 7=16 | 3=14 6=15",
                // st is the distance from what was notified, up or down
                "st=2          | 1=21 2=21.9 3=22 4=23 5=24 6=22.1 7=22 | 3=22 5=24 7=22",
                "st=0          | 1=20                       | 1=20",
                // any of them is enough
                "gt=25 lt=15   | 1=26 2=14 3=20             | 1=26 2=14 3=20",
                "gt=25 st=3    | 1=22 2=23 3=25.5 4=26      | 2=23 3=25.5",
                // conditions that contradict each other are ignored
                "gt=15 lt=25   | 1=16 2=17                  | 1=16 2=17",
                "gt=25 lt=15 st=5 | 1=16 2=17               | 1=16 2=17",
                // conditions and periods
                "pmin=10 gt=25 | 1=26 5=24                  | ''",
                "pmin=10 gt=25 | 1=24 5=26                  | 10=26",
                "pmin=10 gt=25 | 12=26 13=24 14=23          | 12=26 22=23",
                "pmax=20 gt=25 | 5=24 45=26                 | 20=24 40=24 45=26",
                "pmax=20 st=5  | 5=24 22=26 26=29           | 20=24 26=29 46=29",
                // st and gt are seen from what pmax has told
                "pmax=20 gt=25 | 20=26 21=27 22=25          | 20=26 22=25 42=25",
                // the server's defaults count where nothing is attached
                "1/2=5         | 1=21                       | 5=21",
                "1/3=30        | ''                         | 30=20 60=20",
                "1/2=5 pmin=7  | 1=21                       | 7=21",
                // epmin: changes are looked at no sooner, and what counts is the newest
                "epmin=10      | 1=21 2=22 15=23            | 10=22 20=23",
                "epmin=10      | 12=21 13=22                | 12=21 22=22",
                "epmin=10 gt=25 | 3=26 5=24                 | ''",
                "epmin=10 gt=25 | 3=24 5=26                 | 10=26",
                "epmin=10 gt=25 | 12=24 13=26 14=27         | 22=27",
                "epmin=10 pmin=25 | 1=21 30=22              | 25=21 50=22",
                "epmin=30 pmin=10 | 1=21 35=22              | 30=21 60=22",
                "epmin=30 pmax=20 | ''                      | 20=20 40=20 60=20",
                // epmax: the value is looked at without a change having been announced
                "epmax=10      | 5~21                       | 10=21",
                "epmax=10      | ''                         | ''",
                "epmax=10      | 5~21 15~20                 | 10=21 20=20",
                "epmax=10      | 5=21 12~22                 | 5=21 15=22",
                "epmax=10 gt=25 | 5~26 15~27 25~24          | 10=26 30=24",
                "epmax=10 gt=25 | 5~26 9~24                 | ''",
                "epmax=10 st=5 | 5~22 15~26                 | 20=26",
                "epmax=20 pmin=30 | 5~21                    | 30=21",
                "epmax=10 pmax=15 | 5~21                    | 10=21 25=21 40=21 55=21",
                "epmax=0       | 5~21                       | ''",
                "''            | 5~21                       | ''",
                // epmin has to be less than epmax
                "epmin=10 epmax=10 | 5~21                   | ''",
                "epmin=5 epmax=10 | 3=21 7~22               | 5=21 15=22",
                // written while it is observed: at once
                "pmin=50       | 1=21 9:pmin=10 30=22       | 10=21 30=22",
                "pmin=50       | 1=21 19:pmin=10 30=22      | 19=21 30=22",
                "gt=25         | 1=24 9:gt 30=21            | 9=24 30=21",
                "st=5          | 1=24 9:st=4                | 9=24",
                "gt=25         | 1=24 9:gt=22 30=21         | 9=24 30=21",
                "''            | 9:pmax=10                  | 10=20 20=20 30=20 40=20 50=20 60=20",
                "pmax=10       | 11:pmax                    | 10=20",
            })
    void notifications(String attached, String events, String expected) {
        Bench bench = new Bench();
        bench.sensor.value = 20;
        attach(bench, attached);
        bench.observe(Bench.VALUE, 0);

        StringJoiner sent = new StringJoiner(" ");
        for (int second = 0; second <= 60; second++) {
            for (String event : events.split(" ")) {
                happen(bench, event, second);
                if (!event.startsWith(second + "=")
                        && !event.startsWith(second + ":")
                        && !event.startsWith(second + "~")) {
                    continue;
                }
                settle(bench, second, sent);
            }
            settle(bench, second, sent);
        }

        assertEquals(expected, sent.toString());
    }

    private static void attach(Bench bench, String attached) {
        for (String word : attached.split(" ")) {
            if (word.startsWith("1/2=")) {
                bench.account.defaultMinimumPeriod(Long.parseLong(word.substring(4)));
            } else if (word.startsWith("1/3=")) {
                bench.account.defaultMaximumPeriod(Long.parseLong(word.substring(4)));
            } else {
                bench.write(Bench.VALUE, word);
            }
        }
    }

    private static void happen(Bench bench, String event, int second) {
        if (event.startsWith(second + "=")) {
            bench.set(Double.parseDouble(event.substring(event.indexOf('=') + 1)));
        } else if (event.startsWith(second + "~")) {
            bench.sensor.value = Double.parseDouble(event.substring(event.indexOf('~') + 1));
        } else if (event.startsWith(second + ":")) {
            bench.write(Bench.VALUE, event.substring(event.indexOf(':') + 1));
        }
    }

    private static void settle(Bench bench, int second, StringJoiner sent) {
        boolean asked = bench.asked(second * 1000L);
        String text = bench.notification(second, false);
        if (text != null) {
            assertTrue(asked, "due at " + second + " without having asked to be woken");
            sent.add(second + "=" + text.replaceAll("\\.0$", ""));
        }
    }
}
