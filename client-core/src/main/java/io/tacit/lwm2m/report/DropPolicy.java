package io.tacit.lwm2m.report;

/** What goes when a {@link ValueLog} is full. */
public enum DropPolicy {
    /** The oldest snapshots go, as many as it takes: what is left is the newest history. */
    OLDEST,
    /** What comes in goes: what is left is how it began. */
    NEWEST
}
