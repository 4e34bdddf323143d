package io.tacit.lwm2m.tuner;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that say what messages cost, and how much there is. */
final class EnergyOptions {

    private static final Pattern WATT_HOURS = Pattern.compile("(\\d+(?:\\.\\d+)?)Wh");
    private static final Pattern CHARGE = Pattern.compile("(\\d+(?:\\.\\d+)?)(mAh|Ah)[x×*](\\d+(?:\\.\\d+)?)V");

    /** What the records of DTLS 1.2 with CCM_8 add to a datagram. */
    private static final int DTLS = 29;

    @Option(
            names = "--energy",
            paramLabel = "PRESET",
            description =
                    "what a message costs: nb-iot-psm, lte-m or lte-m-board (default: ${DEFAULT-VALUE}); printed with"
                            + " its source")
    private String preset = "nb-iot-psm";

    @Option(names = "--wake-up", paramLabel = "J", description = "own figure: joules each time the radio wakes to send")
    private Double wakeUp;

    @Option(names = "--per-byte", paramLabel = "J", description = "own figure: joules for each byte sent")
    private Double perByte;

    @Option(names = "--wait", paramLabel = "J", description = "own figure: joules to wait for an answer")
    private Double answer;

    @Option(
            names = "--tail",
            paramLabel = "TIME",
            description = "own figure: how long the radio stays awake after sending")
    private String tail;

    @Option(names = "--sleep", paramLabel = "J", description = "own figure: joules of a day asleep")
    private Double sleep;

    @Option(
            names = "--battery",
            paramLabel = "CAPACITY",
            description =
                    "what the battery holds, such as 5Wh or 2400mAhx3.6V (default: ${DEFAULT-VALUE}, a lithium cell"
                            + " of size AA); self-discharge is not counted")
    private String battery = "2400mAhx3.6V";

    @Option(names = "--dtls", description = "every datagram is 29 bytes longer, as with DTLS 1.2 and CCM_8")
    private boolean dtls;

    /**
     * Returns what the options say.
     *
     * @throws IllegalArgumentException if one is wrong, saying which and what is valid
     */
    Power power(Map<String, String> words) {
        Double seconds = tail == null ? null : Amount.seconds("--tail", tail);
        check("--wake-up", wakeUp);
        check("--per-byte", perByte);
        check("--wait", answer);
        check("--sleep", sleep);
        Energy energy = Energy.named(preset).with(wakeUp, perByte, answer, seconds, sleep);
        int around = Tally.UDP_AND_IP + (dtls ? DTLS : 0);
        double joules = joules();
        words.put("energy", energy.words());
        words.put("source of the energy figures", energy.source());
        words.put("battery", battery + ", " + Numbers.plain(joules) + " J, without self-discharge");
        words.put(
                "bytes", "with " + around + " around CoAP in each datagram: UDP and IPv4" + (dtls ? ", and DTLS" : ""));
        return new Power(energy, around, joules);
    }

    private double joules() {
        Matcher wattHours = WATT_HOURS.matcher(battery);
        Matcher charge = CHARGE.matcher(battery);
        double joules = 0;
        if (wattHours.matches()) {
            joules = 3600 * Double.parseDouble(wattHours.group(1));
        } else if (charge.matches()) {
            double ampereHours =
                    Double.parseDouble(charge.group(1)) / (charge.group(2).equals("mAh") ? 1000 : 1);
            joules = 3600 * ampereHours * Double.parseDouble(charge.group(3));
        }
        if (joules <= 0) {
            throw new IllegalArgumentException(
                    "--battery is a capacity such as 5Wh or 2400mAhx3.6V, not " + Amount.quoted(battery));
        }
        return joules;
    }

    private static void check(String option, Double joules) {
        if (joules != null && !(joules >= 0 && joules <= 1e6)) {
            throw new IllegalArgumentException(option + " is a number of joules, 0 or more, not " + joules);
        }
    }
}
