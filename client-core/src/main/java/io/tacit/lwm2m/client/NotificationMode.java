package io.tacit.lwm2m.client;

/** Whether notifications ask for an acknowledgement. */
public enum NotificationMode {
    /** They do not, except where an acknowledgement saves an Update, and once in 24 hours (RFC 7641 section 4.5). */
    AUTO,
    /** All do. */
    CONFIRMABLE,
    /** None does, not even to save an Update; but one in 24 hours has to (RFC 7641 section 4.5). */
    NON_CONFIRMABLE
}
