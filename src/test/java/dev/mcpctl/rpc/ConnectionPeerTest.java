package dev.mcpctl.rpc;

import static dev.mcpctl.testing.Frames.spooled;
import static dev.mcpctl.testing.Waiting.await;
import static dev.mcpctl.testing.Waiting.beside;
import static dev.mcpctl.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.testing.Findings;
import dev.mcpctl.testing.LoopTransport;
import dev.mcpctl.testing.Waiting.Beside;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the peer says by itself. */
class ConnectionPeerTest {

    private static final int FLOOD = 100_000;
    private static final int BOUND = 1_024;

    private final LoopTransport wire = new LoopTransport();
    private final Findings findings = new Findings();
    private volatile Consumer<Message.Notification> told = notification -> {};
    private volatile Function<Message.Request, @Nullable JsonNode> asked = request -> Json.object();
    private final List<String> exchanges = new CopyOnWriteArrayList<>();
    private final Connection connection = new Connection(
            wire,
            new ConnectionPeer() {
                @Override
                public @Nullable JsonNode request(Message.Request request) {
                    return asked.apply(request);
                }

                @Override
                public @Nullable JsonNode request(Message.Request request, @Nullable RequestId during) {
                    exchanges.add(String.valueOf(during));
                    return request(request);
                }

                @Override
                public boolean takesTime(Message.Request request) {
                    return !request.method().equals("ping");
                }

                @Override
                public void notification(Message.Notification notification) {
                    told.accept(notification);
                }
            },
            findings,
            Clock.systemUTC());

    ConnectionPeerTest() {
        connection.open(Deadline.none());
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private Pending send() {
        return connection.send("tools/call", Json.object(), Map.of(), Deadline.none());
    }

    private Message.Answer await20(Pending pending) {
        return connection.await(pending, Duration.ZERO, Deadline.in(Duration.ofSeconds(20)));
    }

    private void notify(int number) {
        wire.deliver("{'jsonrpc':'2.0','method':'n','params':{'n':" + number + "}}");
    }

    private static int number(Message.Notification notification) {
        JsonNode params = notification.params();
        return params == null ? -1 : params.path("n").intValue();
    }

    @Test
    void notifications_are_seen_before_the_answer_that_followed_them() {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        told = notification -> {
            await(go);
            seen.add(number(notification));
        };
        Pending pending = send();
        IntStream.range(0, 100).forEach(this::notify);
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(pending.done())
                .as("an answer behind notifications that nobody has seen yet")
                .isFalse();
        go.countDown();
        assertThat(await20(pending)).isInstanceOf(Message.Result.class);
        assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void what_came_before_an_answer_still_finds_its_request_after_the_answer_arrived() {
        List<Boolean> found = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        Pending pending = send();
        told = notification -> {
            await(go);
            found.add(connection.pending(pending.id()) == pending);
        };
        notify(1);
        notify(2);
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        go.countDown();
        assertThat(await20(pending)).isInstanceOf(Message.Result.class);
        assertThat(found).containsExactly(true, true);
        assertThat(connection.pending(pending.id())).isNull();
    }

    @Test
    void an_answer_waits_for_a_notification_that_is_being_heard() {
        CountDownLatch hearing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        told = notification -> {
            hearing.countDown();
            await(go);
        };
        Pending pending = send();
        notify(1);
        await(hearing);
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(pending.done()).isFalse();
        go.countDown();
        assertThat(await20(pending)).isInstanceOf(Message.Result.class);
    }

    @Test
    void the_end_of_the_connection_is_seen_after_the_notifications_before_it() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        told = notification -> {
            await(go);
            seen.incrementAndGet();
        };
        Pending pending = send();
        notify(1);
        notify(2);
        wire.vanish("server_exited", "gone");
        assertThat(pending.done()).isFalse();
        go.countDown();
        assertThat(catchThrowableOfType(Failure.class, () -> await20(pending))).hasMessage("gone");
        assertThat(seen).hasValue(2);
    }

    @Test
    void an_interruption_does_not_wait_for_notifications() {
        CountDownLatch go = new CountDownLatch(1);
        told = notification -> await(go);
        Pending pending = send();
        notify(1);
        connection.interrupt(Failure.of(Failure.Kind.INTERRUPTED, "interrupted", "ctrl-c"));
        assertThat(catchThrowableOfType(Failure.class, () -> await20(pending))).hasMessage("ctrl-c");
        go.countDown();
    }

    @Test
    void a_question_in_the_exchange_of_a_request_can_end_that_request_alone() {
        Pending other = send();
        Pending asking = send();
        asked = request -> {
            connection.interrupt(asking.id(), Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", "nobody"));
            return Json.object();
        };
        wire.deliverDuring(asking.id(), "{'jsonrpc':'2.0','id':'q','method':'ask'}");
        assertThat(catchThrowableOfType(Failure.class, () -> await20(asking))).hasMessage("nobody");
        assertThat(other.done()).isFalse();
        assertThat(exchanges).containsExactly(asking.id().toString());
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(await20(other)).isInstanceOf(Message.Result.class);
    }

    @Test
    void a_question_that_belongs_to_no_request_ends_all_of_them() {
        Pending one = send();
        Pending other = send();
        asked = request -> {
            connection.interrupt(null, Failure.of(Failure.Kind.NOT_ANSWERED, "not_answered", "nobody"));
            return Json.object();
        };
        wire.deliver("{'jsonrpc':'2.0','id':'q','method':'ask'}");
        assertThat(catchThrowableOfType(Failure.class, () -> await20(one))).hasMessage("nobody");
        assertThat(catchThrowableOfType(Failure.class, () -> await20(other))).hasMessage("nobody");
        assertThat(exchanges).containsExactly("null");
    }

    @Test
    void a_flood_makes_the_reader_wait_and_nothing_is_lost() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger outOfOrder = new AtomicInteger();
        told = notification -> {
            await(go);
            outOfOrder.addAndGet(number(notification) == next.getAndIncrement() ? 0 : 1);
        };
        AtomicInteger delivered = new AtomicInteger();
        Pending pending = send();
        Beside<Boolean> reader = beside(() -> {
            for (int i = 0; i < FLOOD; i++) {
                notify(i);
                delivered.incrementAndGet();
            }
            wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
            return true;
        });
        until(() -> delivered.get() >= BOUND);
        reader.blocked();
        assertThat(delivered.get()).as("frames held while nobody listens").isBetween(BOUND, BOUND + 2);
        go.countDown();
        assertThat(reader.result()).isTrue();
        assertThat(await20(pending)).isInstanceOf(Message.Result.class);
        assertThat(next).hasValue(FLOOD);
        assertThat(outOfOrder).hasValue(0);
    }

    @Test
    void closing_during_a_flood_neither_hangs_nor_leaves_the_reader_waiting() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        told = notification -> await(never);
        Beside<Boolean> reader = beside(() -> {
            for (int i = 0; i < BOUND * 3; i++) {
                notify(i);
            }
            return true;
        });
        reader.blocked();
        assertThat(beside(() -> {
                            connection.close();
                            return true;
                        })
                        .result())
                .isTrue();
        assertThat(reader.result()).isTrue();
        never.countDown();
    }

    @Test
    void a_listener_that_fails_ends_the_run_with_its_reason_and_the_next_notification_is_heard() {
        CountDownLatch heard = new CountDownLatch(1);
        told = notification -> {
            if (number(notification) == 1) {
                throw Failure.localFile("the disk is full", null);
            }
            heard.countDown();
        };
        Pending pending = send();
        notify(1);
        assertThat(catchThrowableOfType(Failure.class, () -> await20(pending))).hasMessage("the disk is full");
        notify(2);
        await(heard);
        assertThat(heard.getCount()).isZero();
    }

    @Test
    void a_mistake_of_ours_in_a_listener_is_called_a_bug() {
        told = notification -> {
            throw new IllegalStateException("oops");
        };
        Pending pending = send();
        notify(1);
        Failure failure = catchThrowableOfType(Failure.class, () -> await20(pending));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BUG);
        assertThat(failure).hasMessageContaining("oops").hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_request_of_the_peer_is_answered_under_its_own_id() {
        asked = request -> Json.object().put("echo", request.method());
        wire.deliver("{'jsonrpc':'2.0','id':'s-1','method':'roots/list'}");
        assertThat(Json.compact(wire.next()))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"s-1\",\"result\":{\"echo\":\"roots/list\"}}");
        wire.deliver("{'jsonrpc':'2.0','id':12345678901234567890,'method':'roots/list'}");
        assertThat(Json.compact(wire.next())).contains("\"id\":12345678901234567890");
    }

    @Test
    void a_request_of_the_peer_may_have_the_id_of_one_of_ours() {
        Pending pending = send();
        wire.next();
        wire.deliver("{'jsonrpc':'2.0','id':1,'method':'roots/list'}");
        assertThat(wire.next().path("result").isObject()).isTrue();
        assertThat(pending.done()).isFalse();
    }

    @Test
    void a_refusal_becomes_an_error_with_its_code_or_the_one_for_internal_errors() {
        asked = request -> {
            throw Failure.protocol("unknown method x").detail("rpc_code", -32601);
        };
        wire.deliver("{'jsonrpc':'2.0','id':5,'method':'x'}");
        assertThat(Json.compact(wire.next()))
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32601,\"message\":\"unknown method x\"}}");
        asked = request -> {
            throw Failure.usage("not now");
        };
        wire.deliver("{'jsonrpc':'2.0','id':6,'method':'x'}");
        assertThat(wire.next().path("error").path("code").intValue()).isEqualTo(-32603);
    }

    @Test
    void a_request_that_must_not_be_answered_is_not() {
        asked = request -> request.method().equals("x") ? null : Json.object();
        wire.deliver("{'jsonrpc':'2.0','id':5,'method':'x'}");
        wire.deliver("{'jsonrpc':'2.0','id':6,'method':'y'}");
        assertThat(wire.next().path("id").intValue()).isEqualTo(6);
    }

    @Test
    void requests_are_answered_one_at_a_time_in_order() {
        AtomicInteger inside = new AtomicInteger();
        asked = request -> Json.object().put("inside", inside.incrementAndGet()).put("left", inside.decrementAndGet());
        for (int i = 0; i < 50; i++) {
            wire.deliver("{'jsonrpc':'2.0','id':" + i + ",'method':'roots/list'}");
        }
        for (int i = 0; i < 50; i++) {
            assertThat(Json.compact(wire.next()))
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":{\"inside\":1,\"left\":0}}");
        }
    }

    @Test
    void while_a_person_thinks_answers_notifications_and_quick_requests_go_on() {
        CountDownLatch person = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        told = notification -> heard.countDown();
        asked = request -> {
            if (!request.method().equals("ping")) {
                await(person);
            }
            return Json.object();
        };
        Pending pending = send();
        wire.next();
        wire.deliver("{'jsonrpc':'2.0','id':'slow','method':'elicitation/create'}");
        wire.deliver("{'jsonrpc':'2.0','id':'quick','method':'ping'}");
        assertThat(wire.next().path("id").textValue()).isEqualTo("quick");
        notify(1);
        await(heard);
        wire.deliver("{'jsonrpc':'2.0','id':1,'result':{}}");
        assertThat(await20(pending)).isInstanceOf(Message.Result.class);
        person.countDown();
        assertThat(wire.next().path("id").textValue()).isEqualTo("slow");
    }

    @Test
    void closing_interrupts_whoever_answers() {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        asked = request -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            return null;
        };
        wire.deliver("{'jsonrpc':'2.0','id':5,'method':'elicitation/create'}");
        await(asking);
        connection.close();
        await(interrupted);
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void the_end_waits_for_what_was_answering_to_tidy_up() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch tidied = new CountDownLatch(1);
        asked = request -> {
            asking.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
                await(tidied);
            }
            return null;
        };
        wire.deliver("{'jsonrpc':'2.0','id':5,'method':'elicitation/create'}");
        await(asking);

        Beside<Boolean> closing = beside(() -> {
            connection.close();
            return tidied.getCount() == 0;
        });
        await(interrupted);
        closing.blocked();
        tidied.countDown();

        assertThat(closing.result()).isTrue();
    }

    @Test
    void an_answer_that_can_no_longer_be_sent_is_a_finding() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch asking = new CountDownLatch(1);
        asked = request -> {
            asking.countDown();
            await(go);
            return Json.object();
        };
        wire.deliver("{'jsonrpc':'2.0','id':5,'method':'elicitation/create'}");
        wire.deliver("{'jsonrpc':'2.0','id':6,'method':'elicitation/create'}");
        await(asking);
        wire.close();
        go.countDown();
        until(() -> findings.all().size() >= 2);
        assertThat(findings.rules()).containsExactly("reply-not-sent", "reply-not-sent");
    }

    @Test
    void frames_of_notifications_and_requests_are_closed_when_they_were_dealt_with() {
        CountDownLatch heard = new CountDownLatch(1);
        told = notification -> heard.countDown();
        Frame.Spooled notification = spooled("{\"jsonrpc\":\"2.0\",\"method\":\"n\"}");
        wire.deliver(notification);
        Frame.Spooled request = spooled("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"r\"}");
        wire.deliver(request);
        await(heard);
        wire.next();
        until(() -> !notification.channel().isOpen() && !request.channel().isOpen());
        assertThat(findings.all()).isEmpty();
    }
}
