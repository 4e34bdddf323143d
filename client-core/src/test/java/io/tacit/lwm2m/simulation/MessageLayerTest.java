package io.tacit.lwm2m.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacit.lwm2m.simulation.Datagram.Type;
import io.tacit.lwm2m.transport.Code;
import io.tacit.lwm2m.transport.Message;
import io.tacit.lwm2m.transport.Option;
import io.tacit.lwm2m.transport.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The simulated message layer does what RFC 7252 section 4 and 5.2 say. */
class MessageLayerTest {

    private final List<Datagram> wire = new ArrayList<>();
    private final Upper upper = new Upper();
    private final MessageLayer layer = new MessageLayer(wire::add, upper, new Random(1));

    @Test
    void retransmitsFourTimesAtDoublingIntervalsAndGivesUp() {
        for (int seed = 0; seed < 200; seed++) {
            List<Long> times = new ArrayList<>();
            long[] now = {1000};
            Upper heard = new Upper();
            MessageLayer sender = new MessageLayer(d -> times.add(now[0]), heard, new Random(seed));
            sender.request(new Message(Code.POST), 7, now[0]);
            while (sender.wakeAt() != Long.MAX_VALUE) {
                now[0] = sender.wakeAt();
                sender.handle(now[0]);
            }
            assertEquals(5, times.size());
            long first = times.get(1) - times.get(0);
            assertTrue(first >= 2000 && first <= 3000, "first interval " + first);
            for (int i = 1; i < 4; i++) {
                assertEquals(first << i, times.get(i + 1) - times.get(i));
            }
            assertTrue(times.get(4) - times.get(0) <= 45_000, "MAX_TRANSMIT_SPAN");
            assertTrue(now[0] - times.get(0) <= 93_000, "MAX_TRANSMIT_WAIT");
            assertEquals(List.of("7 TIMED_OUT null sent 1000 ×5 at " + now[0]), heard.outcomes);
        }
    }

    @Test
    void anAnswerInTheAcknowledgementEndsARequest() {
        layer.request(new Message(Code.POST), 1, 0);
        layer.receive(new Datagram(Type.ACK, wire.get(0).messageId(), answerTo(wire.get(0))), 40);
        assertEquals(List.of("1 ANSWERED 2.04 sent 0 ×1 at 40"), upper.outcomes);
        assertEquals(Long.MAX_VALUE, layer.wakeAt());
    }

    @Test
    void aSeparateAnswerIsAcknowledgedAndItsRepetitionToo() {
        layer.request(new Message(Code.POST), 1, 0);
        layer.receive(Datagram.empty(Type.ACK, wire.get(0).messageId()), 40);
        assertEquals(0, layer.outstanding());
        Datagram answer = new Datagram(Type.CON, 99, answerTo(wire.get(0)));
        layer.receive(answer, 5000);
        layer.receive(answer, 8000);
        assertEquals(List.of("1 ANSWERED 2.04 sent 0 ×1 at 5000"), upper.outcomes);
        assertEquals(List.of(Type.CON, Type.ACK, Type.ACK), types());
    }

    @Test
    void anAcknowledgedRequestWithoutAnswerTimesOutAfterExchangeLifetime() {
        layer.request(new Message(Code.POST), 1, 0);
        layer.receive(Datagram.empty(Type.ACK, wire.get(0).messageId()), 40);
        assertEquals(247_000, layer.wakeAt());
        layer.handle(247_000);
        assertEquals(List.of("1 TIMED_OUT null sent 0 ×1 at 247000"), upper.outcomes);
    }

    @Test
    void aConfirmableAnswerWithoutAcknowledgementEndsARequest() {
        layer.request(new Message(Code.POST), 1, 0);
        layer.receive(new Datagram(Type.CON, 99, answerTo(wire.get(0))), 100);
        assertEquals(List.of("1 ANSWERED 2.04 sent 0 ×1 at 100"), upper.outcomes);
        assertEquals(Long.MAX_VALUE, layer.wakeAt());
    }

    @Test
    void anAnswerWithAnotherTokenIsNoAnswer() {
        layer.request(new Message(Code.POST), 1, 0);
        Message stray = new Message(Code.CHANGED).token(new byte[] {9});
        layer.receive(new Datagram(Type.ACK, wire.get(0).messageId(), stray), 40);
        assertEquals(List.of(), upper.outcomes);
    }

    @Test
    void confirmableNotificationsAreAcknowledgedOrReset() {
        layer.notify(notification(), true, 1, 0);
        layer.notify(notification(), true, 2, 0);
        layer.receive(Datagram.empty(Type.ACK, wire.get(0).messageId()), 40);
        layer.receive(Datagram.empty(Type.RST, wire.get(1).messageId()), 50);
        assertEquals(List.of("1 ACKNOWLEDGED null sent 0 ×1 at 40", "2 RESET null sent 0 ×1 at 50"), upper.outcomes);
    }

    @Test
    void aResetOfANonConfirmableNotificationIsHeardForNonLifetime() {
        layer.notify(notification(), false, 1, 0);
        layer.notify(notification(), false, 2, 0);
        layer.receive(Datagram.empty(Type.RST, wire.get(0).messageId()), 144_999);
        layer.receive(Datagram.empty(Type.RST, wire.get(1).messageId()), 145_000);
        assertEquals(List.of("1 RESET null sent 0 ×1 at 144999"), upper.outcomes);
    }

    @Test
    void aRepeatedRequestIsNotDeliveredTwiceAndItsAnswerRepeated() {
        Datagram request = new Datagram(Type.CON, 5, new Message(Code.GET).token(new byte[] {1}));
        layer.receive(request, 0);
        layer.receive(request, 2000);
        assertEquals(List.of(), wire); // Not answered yet: nothing to repeat.
        layer.respond(upper.requests.get(0), new Message(Code.CONTENT), false, -1, 3000);
        layer.receive(request, 4000);
        layer.receive(request, 246_999);
        assertEquals(1, upper.requests.size());
        assertEquals(3, upper.repeats);
        assertEquals(List.of(Type.ACK, Type.ACK, Type.ACK), types());
        assertEquals(Code.CONTENT, wire.get(2).code());
        layer.receive(request, 247_000);
        assertEquals(2, upper.requests.size());
    }

    @Test
    void anAcceptedRequestIsAcknowledgedOnceAndAnsweredInAMessageOfItsOwn() {
        layer.receive(new Datagram(Type.CON, 5, new Message(Code.GET).token(new byte[] {1})), 0);
        layer.accept(upper.requests.get(0), 10);
        layer.accept(upper.requests.get(0), 20);
        layer.respond(upper.requests.get(0), new Message(Code.CONTENT), true, 4, 30);
        assertEquals(List.of(Type.ACK, Type.CON), types());
        assertEquals(1, wire.get(1).message().token()[0]);
        layer.receive(Datagram.empty(Type.ACK, wire.get(1).messageId()), 40);
        assertEquals(List.of("4 ACKNOWLEDGED null sent 30 ×1 at 40"), upper.outcomes);
    }

    @Test
    void aConfirmableResponseGoesOutWithoutAcknowledgementBeforeIt() {
        layer.receive(new Datagram(Type.CON, 5, new Message(Code.GET).token(new byte[] {1})), 0);
        layer.respond(upper.requests.get(0), new Message(Code.CONTENT), true, 4, 30);
        assertEquals(List.of(Type.CON), types());
        assertEquals(1, layer.outstanding());
    }

    @Test
    void anExchangeIsAnsweredOnce() {
        layer.receive(new Datagram(Type.CON, 5, new Message(Code.GET).token(new byte[] {1})), 0);
        layer.respond(upper.requests.get(0), new Message(Code.CONTENT), false, -1, 30);
        assertThrows(
                IllegalStateException.class,
                () -> layer.respond(upper.requests.get(0), new Message(Code.CONTENT), false, -1, 40));
    }

    @Test
    void anUnwelcomeNotificationIsResetEvenIfNonConfirmable() {
        layer.receive(new Datagram(Type.NON, 5, notification()), 0);
        layer.receive(new Datagram(Type.CON, 6, notification()), 0);
        assertEquals(List.of(Type.RST, Type.RST), types());
        upper.welcome = true;
        layer.receive(new Datagram(Type.NON, 7, notification()), 0);
        layer.receive(new Datagram(Type.CON, 8, notification()), 0);
        assertEquals(List.of(Type.RST, Type.RST, Type.ACK), types());
    }

    @Test
    void aCancelledMessageIsNotRepeatedAndHasNoOutcome() {
        layer.notify(notification(), true, 1, 0);
        layer.cancel(1);
        assertEquals(Long.MAX_VALUE, layer.wakeAt());
        layer.receive(Datagram.empty(Type.ACK, wire.get(0).messageId()), 40);
        assertEquals(List.of(), upper.outcomes);
    }

    @Test
    void messageIdsAreNotReusedWithinExchangeLifetime() {
        Set<Integer> ids = new HashSet<>();
        int sent = 0;
        for (; upper.outcomes.isEmpty(); sent++) {
            layer.notify(notification(), false, sent, 0);
            layer.handle(0);
        }
        for (Datagram datagram : wire) {
            assertTrue(ids.add(datagram.messageId()), "used twice: " + datagram.messageId());
        }
        assertTrue(ids.size() > 56_000, "refused after " + ids.size());
        assertTrue(upper.outcomes.get(0).contains("NOT_SENT"));
        layer.notify(notification(), false, sent, 247_000);
        assertFalse(wire.size() == ids.size());
    }

    @Test
    void aPingIsAnsweredByAReset() {
        layer.receive(Datagram.empty(Type.CON, 5), 0);
        assertEquals(List.of(Type.RST), types());
    }

    private List<Type> types() {
        return wire.stream().map(Datagram::type).toList();
    }

    private static Message answerTo(Datagram request) {
        return new Message(Code.CHANGED).token(request.message().token());
    }

    private static Message notification() {
        return new Message(Code.CONTENT).add(Option.OBSERVE, 1).token(new byte[] {1, 2});
    }

    private static final class Upper implements MessageLayer.Upper {
        final List<String> outcomes = new ArrayList<>();
        final List<Integer> requests = new ArrayList<>();
        int repeats;
        boolean welcome;

        @Override
        public void request(int exchange, Message request, boolean confirmable, long now) {
            requests.add(exchange);
        }

        @Override
        public void repeated(int exchange, long now) {
            repeats++;
        }

        @Override
        public boolean unsolicited(Message message, boolean confirmable, long now) {
            return welcome;
        }

        @Override
        public void outcome(int tag, Outcome outcome, Message answer, long firstSent, int transmissions, long now) {
            outcomes.add(
                    tag + " " + outcome + " " + answer + " sent " + firstSent + " ×" + transmissions + " at " + now);
        }
    }
}
