package io.tacit.lwm2m.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Summary SUMMARY = new Summary(
            "station",
            "implicit",
            100_000,
            1,
            0,
            5,
            20,
            6,
            4,
            1,
            8,
            1000,
            500,
            0,
            List.of("notification"),
            "registered");

    @Test
    void isOneJsonObject() {
        assertEquals(
                "{\"endpoint\":\"station\",\"policy\":\"implicit\",\"durationMillis\":100000,\"registers\":1,\"updates\":0,"
                        + "\"updatesSaved\":5,\"notifications\":20,\"confirmable\":6,\"promotions\":4,\"sends\":1,"
                        + "\"livenessDatagrams\":8,\"bytesSent\":1000,\"bytesReceived\":500,\"absences\":0,"
                        + "\"trust\":[\"notification\"],\"state\":\"registered\"}",
                SUMMARY.json());
    }

    @Test
    void isAFewLinesForPeople() {
        assertEquals(
                List.of(
                        "registered once; no Updates sent, where the policy standard would have sent 5",
                        "20 notifications and 1 Send; 6 messages Confirmable, 4 of them to save an Update",
                        "8 datagrams only to stay registered; 1000 bytes sent, 500 received"),
                SUMMARY.lines());
    }
}
