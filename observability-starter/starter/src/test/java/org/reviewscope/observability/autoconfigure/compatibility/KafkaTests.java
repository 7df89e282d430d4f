package org.reviewscope.observability.autoconfigure.compatibility;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.trace.v1.Span;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestService;
import org.reviewscope.observability.autoconfigure.compatibility.KafkaApplication.Delivery;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application on a real Kafka broker.
 */
class KafkaTests {

	/**
	 * With all topics from the start: a topic that is created while a listener waits for
	 * it makes the listener's group rebalance.
	 */
	private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1,
			Stream.of("without", "with", "observed")
				.flatMap((run) -> Stream.of("orders-" + run, "orders-" + run + "-dlt"))
				.toArray(String[]::new));

	/**
	 * Different in each run: times, and texts that contain times.
	 */
	private static final Set<String> OF_ONE_RUN = Set.of(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
			KafkaHeaders.DLT_EXCEPTION_MESSAGE, KafkaHeaders.DLT_EXCEPTION_STACKTRACE);

	private static final List<String> ABSENT = List.of(TestService.SECURITY, TestService.THYMELEAF,
			TestService.DATA_SOURCE);

	private static final int DELIVERIES = 9;

	@BeforeAll
	static void start() {
		BROKER.afterPropertiesSet();
	}

	@AfterAll
	static void stop() {
		BROKER.destroy();
	}

	@Test
	void deliversTheSameRecordsAsOften() {
		List<String> without = deliveries("without", WithoutStarter.properties(ABSENT.stream()));
		assertThat(without).hasSize(DELIVERIES).noneMatch((delivery) -> delivery.contains("traceparent"));
		assertThat(deliveries("with", Stream.of("spring.autoconfigure.exclude=" + String.join(",", ABSENT))))
			.isEqualTo(without);
	}

	@Test
	void listenerGoesOnWithTheTraceOnceTheApplicationObservesBothSides() {
		try (OtlpSink sink = OtlpSink.start();
				TestService service = TestService
					.start(KafkaApplication.class, sink,
							properties("observed",
									Stream.of("spring.kafka.template.observation-enabled=true",
											"spring.kafka.listener.observation-enabled=true"))
								.toArray(String[]::new))) {
			deliveries(service, "observed");
			await().untilAsserted(() -> {
				service.flush();
				Set<String> sent = traces(sink, Span.SpanKind.SPAN_KIND_PRODUCER, "orders-observed send");
				assertThat(sent).hasSize(3);
				assertThat(traces(sink, Span.SpanKind.SPAN_KIND_CONSUMER, "orders-observed process")).isEqualTo(sent);
				assertThat(tracesOfLines(sink)).isEqualTo(sent);
			});
			assertThat(sink.everything()).doesNotContain("key_of_", "value_of_");
		}
	}

	private static Set<String> traces(OtlpSink sink, Span.SpanKind kind, String name) {
		return sink.spans()
			.stream()
			.filter((span) -> span.getKind() == kind && span.getName().equals(name))
			.map((span) -> OtlpSink.hex(span.getTraceId()))
			.collect(Collectors.toSet());
	}

	private static Set<String> tracesOfLines(OtlpSink sink) {
		return sink.logRecords()
			.stream()
			.filter((line) -> line.getBody().getStringValue().equals("Received by order"))
			.map((line) -> OtlpSink.hex(line.getTraceId()))
			.collect(Collectors.toSet());
	}

	private static List<String> deliveries(String run, Stream<String> properties) {
		try (TestService service = TestService.start(KafkaApplication.class,
				properties(run, properties).toArray(String[]::new))) {
			return deliveries(service, run);
		}
	}

	/**
	 * Two deliveries of what is taken, three of what is refused, and a letter for each
	 * that was given up.
	 */
	private static List<String> deliveries(TestService service, String run) {
		KafkaTemplate<String, String> template = template(service);
		template.send("orders-" + run, "key_of_tea", "value_of_tea").join();
		template.send("orders-" + run, "key_of_count", "7").join();
		ProducerRecord<String, String> refused = new ProducerRecord<>("orders-" + run, "key_of_book",
				"refused_value_of_book");
		refused.headers().add("own", "header".getBytes(StandardCharsets.UTF_8));
		template.send(refused).join();
		KafkaApplication application = service.bean(KafkaApplication.class);
		await().until(() -> application.deliveries().size() >= DELIVERIES);
		return application.deliveries()
			.stream()
			.map((delivery) -> comparable(delivery, run).toString())
			.sorted()
			.toList();
	}

	private static Delivery comparable(Delivery delivery, String run) {
		Map<String, String> headers = new TreeMap<>(delivery.headers());
		headers.replaceAll((name, value) -> OF_ONE_RUN.contains(name) ? "(some)" : value.replace("-" + run, "-(run)"));
		return new Delivery(delivery.listener(), delivery.key(), delivery.value(), headers);
	}

	@SuppressWarnings("unchecked")
	private static KafkaTemplate<String, String> template(TestService service) {
		return service.bean(KafkaTemplate.class);
	}

	private static Stream<String> properties(String run, Stream<String> more) {
		return Stream.concat(more, Stream.of("spring.kafka.bootstrap-servers=" + BROKER.getBrokersAsString(),
				"orders=orders-" + run, "spring.kafka.consumer.auto-offset-reset=earliest"));
	}

}
