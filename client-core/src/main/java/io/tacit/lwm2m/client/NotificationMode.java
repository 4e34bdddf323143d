package io.tacit.lwm2m.client;

/**
 * Whether notifications ask for an acknowledgement, where the server does not say it itself: of some by the attribute
 * con, of all others by the Default Notification Mode, /1/x/26 (LwM2M 1.2).
 */
public enum NotificationMode {
    /**
     * They do not, except where an acknowledgement saves an Update, if they had to be stored, and once in 24 hours (RFC
     * 7641 section 4.5).
     */
    AUTO,
    /** All do. */
    CONFIRMABLE,
    /** None does, not even to save an Update; but one in 24 hours has to (RFC 7641 section 4.5). */
    NON_CONFIRMABLE
}
