package io.tacit.lwm2m.tuner;

import java.util.Arrays;
import java.util.List;

/**
 * What messages cost a battery: a simple model of a radio that sleeps between messages, a little above what was
 * measured. What the server sends of its own accord is left out.
 *
 * @param name of the preset, or {@code own}
 * @param source where the figures come from
 * @param wakeUp joules whenever the device sends after it has been silent
 * @param byteSent joules for each byte that it sends, with what is around CoAP
 * @param answer joules more, once each time it is awake, if it waits for an answer before it sleeps again
 * @param tailMillis how long it stays awake after it has sent
 * @param sleepPerDay joules of a day asleep
 */
record Energy(
        String name,
        String source,
        double wakeUp,
        double byteSent,
        double answer,
        long tailMillis,
        double sleepPerDay) {

    private static final String STUDY =
            "boaks/zephyr-coaps-client on GitHub: measured with an nRF9160 on one network; yours will differ";

    /** NB-IoT, which sleeps between messages (PSM) and releases the radio early (RAI). */
    static final Energy NB_IOT_PSM = new Energy("nb-iot-psm", STUDY, 0.25, 0.45e-3, 0.22, 5_000, 5);

    /** LTE-M: request and answer with the ten seconds after it that the network keeps the radio awake. */
    static final Energy LTE_M = new Energy("lte-m", STUDY, 0.5, 0, 0, 10_000, 5);

    /** LTE-M on a development board, 200 bytes each way; the board is not made for sleeping. */
    static final Energy LTE_M_BOARD = new Energy("lte-m-board", STUDY, 1.26, 0, 0, 10_000, 14);

    static final List<Energy> PRESETS = List.of(NB_IOT_PSM, LTE_M, LTE_M_BOARD);

    /**
     * Returns a preset.
     *
     * @throws IllegalArgumentException if there is none of that name, saying which there are
     */
    static Energy named(String name) {
        return PRESETS.stream()
                .filter(preset -> preset.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--energy is one of "
                        + String.join(", ", PRESETS.stream().map(Energy::name).toList()) + ", not " + name));
    }

    /** Returns it with figures of one's own, in place of those that are not null. */
    Energy with(Double ownWakeUp, Double ownByte, Double ownWait, Double ownTailSeconds, Double ownSleep) {
        List<Double> own = Arrays.asList(ownWakeUp, ownByte, ownWait, ownTailSeconds, ownSleep);
        if (own.stream().allMatch(figure -> figure == null)) {
            return this;
        }
        return new Energy(
                "own",
                "own figures, and those of " + name + " where none are given (" + source + ")",
                ownWakeUp == null ? wakeUp : ownWakeUp,
                ownByte == null ? byteSent : ownByte,
                ownWait == null ? answer : ownWait,
                ownTailSeconds == null ? tailMillis : Math.round(ownTailSeconds * 1000),
                ownSleep == null ? sleepPerDay : ownSleep);
    }

    /** Returns the figures in words. */
    String words() {
        return name + ": " + wakeUp + " J each time the radio wakes to send, awake for " + tailMillis / 1000.0 + " s, "
                + Numbers.plain(byteSent * 1000) + " mJ a byte sent, " + answer + " J to wait for an answer, "
                + Numbers.plain(sleepPerDay) + " J a day asleep";
    }
}
