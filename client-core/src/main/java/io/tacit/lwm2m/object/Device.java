package io.tacit.lwm2m.object;

import static io.tacit.lwm2m.model.ResourceDefinition.EXECUTE;
import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.Refusal;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;

/**
 * The Device Object, 3 (LwM2M Core TS 1.1, Appendix E.4). It offers what its builder was told of, and nothing else.
 * Values that change can be set by any thread; those who observe them are told.
 *
 * <pre>{@code
 * Device device = Device.builder().manufacturer("Acme").modelNumber("T1").batteryLevel(80).onReboot(board::reboot).build();
 * device.setBatteryLevel(79);
 * }</pre>
 */
public final class Device extends Lwm2mObject {

    /** The Object id. */
    public static final int ID = 3;

    private static final int MANUFACTURER = 0;
    private static final int MODEL_NUMBER = 1;
    private static final int SERIAL_NUMBER = 2;
    private static final int FIRMWARE_VERSION = 3;
    private static final int REBOOT = 4;
    private static final int FACTORY_RESET = 5;
    private static final int POWER_SOURCES = 6;
    private static final int VOLTAGE = 7;
    private static final int CURRENT = 8;
    private static final int BATTERY_LEVEL = 9;
    private static final int MEMORY_FREE = 10;
    private static final int ERROR_CODE = 11;
    private static final int RESET_ERROR_CODE = 12;
    private static final int CURRENT_TIME = 13;
    private static final int UTC_OFFSET = 14;
    private static final int TIMEZONE = 15;
    private static final int BINDINGS = 16;
    private static final int DEVICE_TYPE = 17;
    private static final int HARDWARE_VERSION = 18;
    private static final int SOFTWARE_VERSION = 19;
    private static final int BATTERY_STATUS = 20;
    private static final int MEMORY_TOTAL = 21;
    private static final int END = 22;

    private static final int MAX_ERROR = 32;
    private static final int MAX_TEXT = 64;

    private final Clock clock;
    private final Runnable reboot;
    private final Runnable factoryReset;

    /** Values by Resource id. Guarded by this, as is all that follows. */
    private final String[] texts;

    private final long[] numbers;
    private final long[][] sources;
    private final int[] errors = new int[MAX_ERROR];
    private int errorCount;

    private Device(Builder builder) {
        super(builder.definition());
        this.clock = builder.clock;
        this.reboot = builder.reboot;
        this.factoryReset = builder.factoryReset;
        this.texts = new String[END];
        System.arraycopy(builder.texts, 0, texts, 0, END);
        this.numbers = new long[END];
        System.arraycopy(builder.numbers, 0, numbers, 0, END);
        this.sources = new long[builder.sourceCount][];
        for (int i = 0; i < sources.length; i++) {
            this.sources[i] = new long[] {builder.sources[i][0], builder.sources[i][1], builder.sources[i][2]};
        }
    }

    /**
     * Starts a device that has only what is mandatory: Reboot, Error Code and Supported Binding and Modes.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sets the Battery Level (9). Any thread.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException if the level is out of range
     * @throws IllegalStateException if the builder was not given one
     */
    public void setBatteryLevel(int percent) {
        setNumber(BATTERY_LEVEL, range("a battery level", percent, 0, 100));
    }

    /**
     * Sets the Battery Status (20). Any thread.
     *
     * @param status 0 normal, 1 charging, 2 charge complete, 3 damaged, 4 low, 5 not installed, 6 unknown
     * @throws IllegalArgumentException if the status is out of range
     * @throws IllegalStateException if the builder was not given one
     */
    public void setBatteryStatus(int status) {
        setNumber(BATTERY_STATUS, range("a battery status", status, 0, 6));
    }

    /**
     * Sets Memory Free (10). Any thread.
     *
     * @param kilobytes 0 or more
     * @throws IllegalArgumentException if the number is negative
     * @throws IllegalStateException if the builder was not given one
     */
    public void setMemoryFree(long kilobytes) {
        setNumber(MEMORY_FREE, range("free memory", kilobytes, 0, Long.MAX_VALUE));
    }

    /**
     * Sets voltage (7) and current (8) of a power source. Any thread.
     *
     * @param index which source: 0 for the first that the builder was given
     * @param millivolts the voltage
     * @param milliamperes the current
     * @throws IndexOutOfBoundsException if there is no such source
     */
    public void setPowerSource(int index, long millivolts, long milliamperes) {
        boolean voltageChanged;
        boolean currentChanged;
        synchronized (this) {
            if (index < 0 || index >= sources.length) {
                throw new IndexOutOfBoundsException("there is no power source " + index);
            }
            long[] source = sources[index];
            voltageChanged = source[1] != millivolts;
            currentChanged = source[2] != milliamperes;
            source[1] = millivolts;
            source[2] = milliamperes;
        }
        if (voltageChanged) {
            changed(0, VOLTAGE);
        }
        if (currentChanged) {
            changed(0, CURRENT);
        }
    }

    /**
     * Adds to the Error Codes (11); one that is there already is not added again. Any thread.
     *
     * @param code 1 to 32, such as 1 for low battery power (Appendix E.4)
     * @throws IllegalArgumentException if the code is out of range
     */
    public void addError(int code) {
        range("an error code", code, 1, MAX_ERROR);
        synchronized (this) {
            for (int i = 0; i < errorCount; i++) {
                if (errors[i] == code) {
                    return;
                }
            }
            errors[errorCount++] = code;
        }
        changed(0, ERROR_CODE);
    }

    /** Removes all Error Codes, as Reset Error Code (12) does. Any thread. */
    public void clearErrors() {
        synchronized (this) {
            if (errorCount == 0) {
                return;
            }
            errorCount = 0;
        }
        changed(0, ERROR_CODE);
    }

    /** Returns the UTC Offset (14) as the builder or a server set it, such as {@code +01:00}, or null. Any thread. */
    public synchronized String utcOffset() {
        return texts[UTC_OFFSET];
    }

    /**
     * Returns the Timezone (15) as the builder or a server set it, such as {@code Europe/Berlin}, or null. Any thread.
     */
    public synchronized String timezone() {
        return texts[TIMEZONE];
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        if (resourceId == CURRENT_TIME) {
            out.writeTime(clock.seconds());
        } else {
            readValue(resourceId, out);
        }
    }

    private synchronized void readValue(int resourceId, ValueWriter out) {
        switch (resourceId) {
            case POWER_SOURCES:
            case VOLTAGE:
            case CURRENT:
                for (int i = 0; i < sources.length; i++) {
                    out.resourceInstance(i);
                    out.writeInteger(sources[i][resourceId - POWER_SOURCES]);
                }
                return;
            case BATTERY_LEVEL:
            case MEMORY_FREE:
            case BATTERY_STATUS:
            case MEMORY_TOTAL:
                out.writeInteger(numbers[resourceId]);
                return;
            case ERROR_CODE:
                readErrors(out);
                return;
            default:
                out.writeString(texts[resourceId]);
        }
    }

    @Override
    public void validate(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        if (resourceId == UTC_OFFSET || resourceId == TIMEZONE) {
            if (in.readString().length() > MAX_TEXT) {
                throw Refusal.badRequest("at most " + MAX_TEXT + " characters");
            }
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        if (resourceId == CURRENT_TIME) {
            clock.set(in.readTime());
        } else {
            synchronized (this) {
                texts[resourceId] = in.readString();
            }
        }
    }

    @Override
    public void execute(int instanceId, int resourceId, Arguments arguments, ServerRequest request) {
        switch (resourceId) {
            case REBOOT:
                if (reboot == null) {
                    throw Refusal.methodNotAllowed("this device can't be rebooted");
                }
                request.afterDelivery(reboot);
                return;
            case FACTORY_RESET:
                request.afterDelivery(factoryReset);
                return;
            case RESET_ERROR_CODE:
                clearErrors();
                return;
            default:
                throw Refusal.methodNotAllowed("can't be executed");
        }
    }

    private void readErrors(ValueWriter out) {
        // Without an error there is one instance, of value 0 (Appendix E.4).
        int count = errorCount == 0 ? 1 : errorCount;
        for (int i = 0; i < count; i++) {
            out.resourceInstance(i);
            out.writeInteger(i < errorCount ? errors[i] : 0);
        }
    }

    private void setNumber(int resourceId, long value) {
        if (definition().resource(resourceId) == null) {
            throw new IllegalStateException(
                    "Resource " + resourceId + " is not there: give the builder its first value");
        }
        synchronized (this) {
            if (numbers[resourceId] == value) {
                return;
            }
            numbers[resourceId] = value;
        }
        changed(0, resourceId);
    }

    private static long range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** The clock of the device, which Resource 13 reads and sets. Called on the client's thread. */
    public interface Clock {

        /** Returns the time in seconds since 1970-01-01T00:00:00Z. */
        long seconds();

        /**
         * Sets the time.
         *
         * @param seconds since 1970-01-01T00:00:00Z, as a server wrote it
         */
        void set(long seconds);
    }

    /** Collects what a device is. What is never set is a Resource that the device does not have. One thread. */
    public static final class Builder {

        private final String[] texts = new String[END];
        private final long[] numbers = new long[END];
        private final boolean[] given = new boolean[END];
        private long[][] sources = new long[2][];
        private int sourceCount;
        private String version = "1.0";
        private Clock clock;
        private Runnable reboot;
        private Runnable factoryReset;

        private Builder() {
            texts[BINDINGS] = "U";
        }

        /**
         * Sets the Manufacturer (0).
         *
         * @param name for people
         * @return this
         */
        public Builder manufacturer(String name) {
            return text(MANUFACTURER, name);
        }

        /**
         * Sets the Model Number (1).
         *
         * @param model as the manufacturer calls it
         * @return this
         */
        public Builder modelNumber(String model) {
            return text(MODEL_NUMBER, model);
        }

        /**
         * Sets the Serial Number (2).
         *
         * @param serial as the manufacturer numbers it
         * @return this
         */
        public Builder serialNumber(String serial) {
            return text(SERIAL_NUMBER, serial);
        }

        /**
         * Sets the Firmware Version (3).
         *
         * @param firmware what runs now
         * @return this
         */
        public Builder firmwareVersion(String firmware) {
            return text(FIRMWARE_VERSION, firmware);
        }

        /**
         * Sets the Device Type (17).
         *
         * @param type as the manufacturer calls the kind of device
         * @return this
         */
        public Builder deviceType(String type) {
            return text(DEVICE_TYPE, type);
        }

        /**
         * Sets the Hardware Version (18).
         *
         * @param hardware as the manufacturer calls it
         * @return this
         */
        public Builder hardwareVersion(String hardware) {
            return text(HARDWARE_VERSION, hardware);
        }

        /**
         * Sets the Software Version (19).
         *
         * @param software what runs now, above the firmware
         * @return this
         */
        public Builder softwareVersion(String software) {
            return text(SOFTWARE_VERSION, software);
        }

        /**
         * Sets Supported Binding and Modes (16); {@code U} if never set.
         *
         * @param bindings such as {@code U}
         * @return this
         */
        public Builder supportedBindings(String bindings) {
            return text(BINDINGS, bindings);
        }

        /**
         * Offers the Battery Level (9).
         *
         * @param percent its first value, 0 to 100
         * @return this
         * @throws IllegalArgumentException if the level is out of range
         */
        public Builder batteryLevel(int percent) {
            return number(BATTERY_LEVEL, range("a battery level", percent, 0, 100));
        }

        /**
         * Offers the Battery Status (20).
         *
         * @param status its first value, see {@link Device#setBatteryStatus}
         * @return this
         * @throws IllegalArgumentException if the status is out of range
         */
        public Builder batteryStatus(int status) {
            return number(BATTERY_STATUS, range("a battery status", status, 0, 6));
        }

        /**
         * Offers Memory Free (10).
         *
         * @param kilobytes its first value, 0 or more
         * @return this
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder memoryFree(long kilobytes) {
            return number(MEMORY_FREE, range("free memory", kilobytes, 0, Long.MAX_VALUE));
        }

        /**
         * Offers Memory Total (21).
         *
         * @param kilobytes 0 or more
         * @return this
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder memoryTotal(long kilobytes) {
            return number(MEMORY_TOTAL, range("total memory", kilobytes, 0, Long.MAX_VALUE));
        }

        /**
         * Adds a power source: an instance of the Resources 6, 7 and 8.
         *
         * @param type 0 DC, 1 internal battery, 2 external battery, 3 fuel cell, 4 Power over Ethernet, 5 USB, 6 mains,
         *     7 solar
         * @param millivolts its voltage at first
         * @param milliamperes its current at first
         * @return this
         * @throws IllegalArgumentException if the type is out of range
         */
        public Builder powerSource(int type, long millivolts, long milliamperes) {
            range("the type of a power source", type, 0, 7);
            if (sourceCount == sources.length) {
                long[][] more = new long[sourceCount * 2][];
                System.arraycopy(sources, 0, more, 0, sourceCount);
                sources = more;
            }
            sources[sourceCount++] = new long[] {type, millivolts, milliamperes};
            return this;
        }

        /**
         * Offers the Current Time (13).
         *
         * @param deviceClock is read and set
         * @return this
         */
        public Builder clock(Clock deviceClock) {
            clock = deviceClock;
            return this;
        }

        /**
         * Offers the UTC Offset (14), which servers may write.
         *
         * @param offset its first value, such as {@code +01:00}
         * @return this
         */
        public Builder utcOffset(String offset) {
            return text(UTC_OFFSET, offset);
        }

        /**
         * Offers the Timezone (15), which servers may write.
         *
         * @param zone its first value, a name of the IANA data base such as {@code Europe/Berlin}
         * @return this
         */
        public Builder timezone(String zone) {
            return text(TIMEZONE, zone);
        }

        /**
         * Sets what Reboot (4) does; if never set, it is answered 4.05.
         *
         * @param action runs on the client's thread after the answer was delivered; must not block
         * @return this
         */
        public Builder onReboot(Runnable action) {
            reboot = action;
            return this;
        }

        /**
         * Offers Factory Reset (5).
         *
         * @param action runs on the client's thread after the answer was delivered; must not block
         * @return this
         */
        public Builder onFactoryReset(Runnable action) {
            factoryReset = action;
            return this;
        }

        /**
         * Sets the version of the Object's definition; 1.0 if never set, which every server knows. The Resources that
         * this class has are the same in all.
         *
         * @param objectVersion {@code 1.0}, {@code 1.1} or {@code 1.2}
         * @return this
         */
        public Builder objectVersion(String objectVersion) {
            version = objectVersion;
            return this;
        }

        /**
         * Makes the device.
         *
         * @return a device for one client
         */
        public Device build() {
            return new Device(this);
        }

        private Builder text(int resourceId, String value) {
            texts[resourceId] = value;
            return this;
        }

        private Builder number(int resourceId, long value) {
            numbers[resourceId] = value;
            given[resourceId] = true;
            return this;
        }

        private ObjectDefinition definition() {
            ObjectDefinition.Builder builder =
                    ObjectDefinition.builder(ID, "Device").version(version);
            addText(builder, MANUFACTURER, "Manufacturer", READ);
            addText(builder, MODEL_NUMBER, "Model Number", READ);
            addText(builder, SERIAL_NUMBER, "Serial Number", READ);
            addText(builder, FIRMWARE_VERSION, "Firmware Version", READ);
            addText(builder, UTC_OFFSET, "UTC Offset", READ | WRITE);
            addText(builder, TIMEZONE, "Timezone", READ | WRITE);
            addText(builder, BINDINGS, "Supported Binding and Modes", READ | MANDATORY);
            addText(builder, DEVICE_TYPE, "Device Type", READ);
            addText(builder, HARDWARE_VERSION, "Hardware Version", READ);
            addText(builder, SOFTWARE_VERSION, "Software Version", READ);
            addNumber(builder, BATTERY_LEVEL, "Battery Level");
            addNumber(builder, MEMORY_FREE, "Memory Free");
            addNumber(builder, BATTERY_STATUS, "Battery Status");
            addNumber(builder, MEMORY_TOTAL, "Memory Total");
            if (sourceCount > 0) {
                builder.resource(POWER_SOURCES, "Available Power Sources", ResourceType.INTEGER, READ | MULTIPLE)
                        .resource(VOLTAGE, "Power Source Voltage", ResourceType.INTEGER, READ | MULTIPLE)
                        .resource(CURRENT, "Power Source Current", ResourceType.INTEGER, READ | MULTIPLE);
            }
            if (clock != null) {
                builder.resource(CURRENT_TIME, "Current Time", ResourceType.TIME, READ | WRITE);
            }
            if (factoryReset != null) {
                builder.resource(FACTORY_RESET, "Factory Reset", ResourceType.NONE, EXECUTE);
            }
            return builder.resource(REBOOT, "Reboot", ResourceType.NONE, EXECUTE | MANDATORY)
                    .resource(ERROR_CODE, "Error Code", ResourceType.INTEGER, READ | MULTIPLE | MANDATORY)
                    .resource(RESET_ERROR_CODE, "Reset Error Code", ResourceType.NONE, EXECUTE)
                    .build();
        }

        private void addText(ObjectDefinition.Builder builder, int resourceId, String name, int flags) {
            if (texts[resourceId] != null) {
                builder.resource(resourceId, name, ResourceType.STRING, flags);
            }
        }

        private void addNumber(ObjectDefinition.Builder builder, int resourceId, String name) {
            if (given[resourceId]) {
                builder.resource(resourceId, name, ResourceType.INTEGER, READ);
            }
        }
    }
}
