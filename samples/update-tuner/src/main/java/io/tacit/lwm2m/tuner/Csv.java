package io.tacit.lwm2m.tuner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The figures as comma-separated values (RFC 4180): a head, and a line for each cell. */
final class Csv implements ReportWriter {

    @Override
    public void write(Result result, Path file) throws IOException {
        Files.writeString(file, text(result));
    }

    static String text(Result result) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : result.cells()) {
            Map<String, Object> fields = fields(cell);
            if (text.length() == 0) {
                text.append(String.join(",", fields.keySet())).append("\r\n");
            }
            StringJoiner line = new StringJoiner(",", "", "\r\n");
            fields.values().forEach(value -> line.add(field(value)));
            text.append(line);
        }
        return text.toString();
    }

    private static Map<String, Object> fields(Cell cell) {
        Cell.PerDay day = cell.perDay();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("policy", cell.policy());
        fields.put("lifetime_s", cell.lifetime());
        fields.put("margin", cell.margin());
        fields.put("margin_kept_s", cell.marginSeconds());
        fields.put("devices", cell.devices());
        fields.put("device_days", cell.deviceDays());
        fields.put("updates_per_day", day.updates());
        fields.put("liveness_datagrams_per_day", day.livenessDatagrams());
        fields.put("messages_sent_per_day", day.messagesSent());
        fields.put("messages_received_per_day", day.messagesReceived());
        fields.put("bytes_sent_per_day", day.bytesSent());
        fields.put("bytes_received_per_day", day.bytesReceived());
        fields.put("wake_ups_per_day", day.wakeUps());
        fields.put("joules_per_day", day.joules());
        fields.put("battery_years", cell.batteryYears());
        fields.put("promotions_per_day", day.promotions());
        fields.put("trials_per_day", day.trials());
        fields.put("absences_per_day", day.absences());
        fields.put("absent_s_per_day", day.absentSeconds());
        fields.put("longest_absence_s", cell.longestAbsenceSeconds());
        fields.put("reports_lost_per_day", day.reportsLost());
        fields.put("least_updates_per_day", cell.least().updates());
        fields.put("least_liveness_datagrams_per_day", cell.least().livenessDatagrams());
        fields.put("note", cell.note() == null ? "" : cell.note());
        return fields;
    }

    private static String field(Object value) {
        String text = value.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
