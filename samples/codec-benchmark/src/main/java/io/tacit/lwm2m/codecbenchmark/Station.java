package io.tacit.lwm2m.codecbenchmark;

import static io.tacit.lwm2m.model.ResourceDefinition.MANDATORY;
import static io.tacit.lwm2m.model.ResourceDefinition.MULTIPLE;
import static io.tacit.lwm2m.model.ResourceDefinition.READ;
import static io.tacit.lwm2m.model.ResourceDefinition.WRITE;

import io.tacit.lwm2m.model.ObjectDefinition;
import io.tacit.lwm2m.model.ObjectLink;
import io.tacit.lwm2m.model.ResourceType;
import io.tacit.lwm2m.model.ValueReader;
import io.tacit.lwm2m.model.ValueWriter;
import io.tacit.lwm2m.object.Lwm2mObject;

/**
 * A weather station: an Object of twenty Resources of all data types that have a value of their own, written the way
 * that an application writes its Objects, with a field for each Resource.
 */
final class Station extends Lwm2mObject {

    static final int ID = 32770;
    static final int TEMPERATURE = 8;

    private static final int MANUFACTURER = 0;
    private static final int MODEL = 1;
    private static final int SERIAL_NUMBER = 2;
    private static final int FIRMWARE = 3;
    private static final int SITE = 4;
    private static final int MEASURED_AT = 5;
    private static final int CALIBRATED_AT = 6;
    private static final int INTERVAL = 7;
    private static final int HUMIDITY = 9;
    private static final int PRESSURE = 10;
    private static final int LATITUDE = 11;
    private static final int LONGITUDE = 12;
    private static final int BATTERY = 13;
    private static final int SIGNAL = 14;
    private static final int BYTES_SENT = 15;
    private static final int HEATER = 16;
    private static final int FINGERPRINT = 17;
    private static final int VOLTAGES = 18;
    private static final int SENSORS = 19;

    private static final int RW = READ | WRITE | MANDATORY;

    private static final ObjectDefinition DEFINITION = ObjectDefinition.builder(ID, "Weather Station")
            .resource(MANUFACTURER, "Manufacturer", ResourceType.STRING, RW)
            .resource(MODEL, "Model Number", ResourceType.STRING, RW)
            .resource(SERIAL_NUMBER, "Serial Number", ResourceType.STRING, RW)
            .resource(FIRMWARE, "Firmware Version", ResourceType.STRING, RW)
            .resource(SITE, "Site", ResourceType.STRING, RW)
            .resource(MEASURED_AT, "Measured At", ResourceType.TIME, RW)
            .resource(CALIBRATED_AT, "Calibrated At", ResourceType.TIME, RW)
            .resource(INTERVAL, "Interval", ResourceType.INTEGER, RW)
            .resource(TEMPERATURE, "Temperature", ResourceType.FLOAT, RW)
            .resource(HUMIDITY, "Humidity", ResourceType.FLOAT, RW)
            .resource(PRESSURE, "Pressure", ResourceType.FLOAT, RW)
            .resource(LATITUDE, "Latitude", ResourceType.FLOAT, RW)
            .resource(LONGITUDE, "Longitude", ResourceType.FLOAT, RW)
            .resource(BATTERY, "Battery Level", ResourceType.INTEGER, RW)
            .resource(SIGNAL, "Signal Strength", ResourceType.INTEGER, RW)
            .resource(BYTES_SENT, "Bytes Sent", ResourceType.UNSIGNED_INTEGER, RW)
            .resource(HEATER, "Heater On", ResourceType.BOOLEAN, RW)
            .resource(FINGERPRINT, "Configuration Fingerprint", ResourceType.OPAQUE, RW)
            .resource(VOLTAGES, "Voltages", ResourceType.INTEGER, RW | MULTIPLE)
            .resource(SENSORS, "Sensors", ResourceType.OBJECT_LINK, RW | MULTIPLE)
            .build();

    private String manufacturer = "";
    private String model = "";
    private String serialNumber = "";
    private String firmware = "";
    private String site = "";
    private long measuredAt;
    private long calibratedAt;
    private long interval;
    private double temperature;
    private double humidity;
    private double pressure;
    private double latitude;
    private double longitude;
    private long battery;
    private long signal;
    private long bytesSent;
    private boolean heater;
    private byte[] fingerprint = {};
    private final long[] voltages = new long[2];
    private final ObjectLink[] sensors = {new ObjectLink(0, 0), new ObjectLink(0, 0), new ObjectLink(0, 0)};

    /** Makes a station that knows nothing yet: every value is zero or empty. */
    Station() {
        super(DEFINITION);
    }

    /** Returns a station with values as they are in the field. */
    static Station inTheField() {
        Station station = new Station();
        station.manufacturer = "Acme Instruments";
        station.model = "WS-2000";
        station.serialNumber = "345000123";
        station.firmware = "1.4.2-rc3";
        station.site = "Zürich, roof";
        station.measuredAt = 1_700_000_000L;
        station.calibratedAt = 1_672_531_200L;
        station.interval = 300;
        station.temperature = 21.4;
        station.humidity = 63.4;
        station.pressure = 1013.2;
        station.latitude = 47.376887;
        station.longitude = 8.541694;
        station.battery = 87;
        station.signal = -93;
        station.bytesSent = 5_123_456_789L;
        station.heater = true;
        station.fingerprint = new byte[16];
        for (int i = 0; i < station.fingerprint.length; i++) {
            station.fingerprint[i] = (byte) (i * 37 + 11);
        }
        station.voltages[0] = 3_612;
        station.voltages[1] = 5_020;
        station.sensors[0] = new ObjectLink(3303, 0);
        station.sensors[1] = new ObjectLink(3304, 0);
        station.sensors[2] = new ObjectLink(3315, 1);
        return station;
    }

    @Override
    public void read(int instanceId, int resourceId, ValueWriter out) {
        switch (resourceId) {
            case MANUFACTURER -> out.writeString(manufacturer);
            case MODEL -> out.writeString(model);
            case SERIAL_NUMBER -> out.writeString(serialNumber);
            case FIRMWARE -> out.writeString(firmware);
            case SITE -> out.writeString(site);
            case MEASURED_AT -> out.writeTime(measuredAt);
            case CALIBRATED_AT -> out.writeTime(calibratedAt);
            case INTERVAL -> out.writeInteger(interval);
            case TEMPERATURE -> out.writeFloat(temperature);
            case HUMIDITY -> out.writeFloat(humidity);
            case PRESSURE -> out.writeFloat(pressure);
            case LATITUDE -> out.writeFloat(latitude);
            case LONGITUDE -> out.writeFloat(longitude);
            case BATTERY -> out.writeInteger(battery);
            case SIGNAL -> out.writeInteger(signal);
            case BYTES_SENT -> out.writeUnsigned(bytesSent);
            case HEATER -> out.writeBoolean(heater);
            case FINGERPRINT -> out.writeOpaque(fingerprint, 0, fingerprint.length);
            case VOLTAGES -> {
                for (int id = 0; id < voltages.length; id++) {
                    out.resourceInstance(id);
                    out.writeInteger(voltages[id]);
                }
            }
            case SENSORS -> {
                for (int id = 0; id < sensors.length; id++) {
                    out.resourceInstance(id);
                    out.writeObjectLink(sensors[id].objectId(), sensors[id].instanceId());
                }
            }
            default -> super.read(instanceId, resourceId, out);
        }
    }

    @Override
    public void write(int instanceId, int resourceId, int resourceInstanceId, ValueReader in) {
        switch (resourceId) {
            case MANUFACTURER -> manufacturer = in.readString();
            case MODEL -> model = in.readString();
            case SERIAL_NUMBER -> serialNumber = in.readString();
            case FIRMWARE -> firmware = in.readString();
            case SITE -> site = in.readString();
            case MEASURED_AT -> measuredAt = in.readTime();
            case CALIBRATED_AT -> calibratedAt = in.readTime();
            case INTERVAL -> interval = in.readInteger();
            case TEMPERATURE -> temperature = in.readFloat();
            case HUMIDITY -> humidity = in.readFloat();
            case PRESSURE -> pressure = in.readFloat();
            case LATITUDE -> latitude = in.readFloat();
            case LONGITUDE -> longitude = in.readFloat();
            case BATTERY -> battery = in.readInteger();
            case SIGNAL -> signal = in.readInteger();
            case BYTES_SENT -> bytesSent = in.readUnsigned();
            case HEATER -> heater = in.readBoolean();
            case FINGERPRINT -> fingerprint = in.readOpaque();
            case VOLTAGES -> voltages[resourceInstanceId] = in.readInteger();
            case SENSORS -> sensors[resourceInstanceId] = in.readObjectLink();
            default -> super.write(instanceId, resourceId, resourceInstanceId, in);
        }
    }
}
