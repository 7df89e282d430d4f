package org.reviewscope.observability.autoconfigure.redis;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.micrometer.common.docs.KeyName;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is on the span of a command, attribute by attribute.
 */
class RedisSpanCorrectionTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

	@Test
	void commandHasTheNamesOfTheStableConventions() {
		assertThat(corrected((span) -> lettuce(span).setAttribute("app.x", "kept")))
			.isEqualTo(Map.of("db.system.name", "redis", "db.operation.name", "MGET", "server.address", "localhost",
					"server.port", 6379L, "app.x", "kept"));
	}

	@Test
	void errorIsToldByItsFirstWord() {
		assertThat(corrected((span) -> lettuce(span).setAttribute("lettuce.command.error",
				"ERR unknown command 'foo', with args beginning with: 'secret'")))
			.containsEntry("db.response.status_code", "ERR")
			.doesNotContainKey("lettuce.command.error");
	}

	@Test
	void failureHasItsType() {
		assertThat(corrected((span) -> lettuce(span).recordException(new IllegalStateException())))
			.containsEntry("error.type", "java.lang.IllegalStateException");
	}

	@Test
	void addressMayBeUnknown() {
		assertThat(corrected((span) -> span.setAttribute("db.system", "redis")))
			.isEqualTo(Map.of("db.system.name", "redis"));
	}

	@Test
	void spansOfOthersStayAsTheyAre() {
		assertThat(corrected((span) -> span.setAttribute("db.system", "mongodb").setAttribute("db.operation", "find")))
			.isEqualTo(Map.of("db.system", "mongodb", "db.operation", "find"));
	}

	@Test
	void documentationNamesWhatIsOnTheSpans() {
		assertThat(RedisSpanDocumentation.values()).singleElement().satisfies((command) -> {
			assertThat(command.getName()).isEqualTo("lettuce");
			assertThat(command.getHighCardinalityKeyNames()).isEqualTo(RedisSpanDocumentation.Attributes.values());
		});
		assertThat(Arrays.stream(RedisSpanDocumentation.Attributes.values()).map(KeyName::asString))
			.containsExactlyInAnyOrder("db.system.name", "db.operation.name", "server.address", "server.port",
					"db.response.status_code", "error.type");
	}

	@Test
	void correctionIsThereWithLettuceUnlessConventionsAreOff() {
		this.application.run((context) -> assertThat(context).hasSingleBean(SpanCorrection.class));
		this.application.withPropertyValues("reviewscope.observability.conventions.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SpanCorrection.class));
		this.application.withClassLoader(new FilteredClassLoader("io.lettuce"))
			.run((context) -> assertThat(context).doesNotHaveBean(SpanCorrection.class));
	}

	private static Span lettuce(Span span) {
		return span.setAttribute("db.system", "redis")
			.setAttribute("db.operation", "MGET")
			.setAttribute("net.transport", "IP.TCP")
			.setAttribute("net.sock.peer.addr", "localhost")
			.setAttribute("net.sock.peer.port", "6379");
	}

	private static Map<String, Object> corrected(Consumer<Span> attributes) {
		InMemorySpanExporter exporter = InMemorySpanExporter.create();
		Span span = SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(exporter))
			.build()
			.get("test")
			.spanBuilder("mget")
			.startSpan();
		attributes.accept(span);
		span.end();
		return new RedisSpanCorrection().correct(CorrectedSpan.of(exporter.getFinishedSpanItems().get(0)))
			.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

}
