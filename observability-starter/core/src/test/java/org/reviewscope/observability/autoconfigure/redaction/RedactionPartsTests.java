package org.reviewscope.observability.autoconfigure.redaction;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is taken out of spans and meters, name by name, and when.
 */
class RedactionPartsTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final SdkTracerProvider tracers = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedactionAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "db.query.text, select 'secret', select ?", "db.statement, select 'secret', select ?",
					"jdbc.query[0], select \"secret\", select ?", "r2dbc.query[12], select 'secret', select ?",
					"url.full, http://a:b@c/d?e=f, http://c/d?e=REDACTED",
					"http.url, http://c/d?e=f, http://c/d?e=REDACTED", "http.target, /d?e=f, /d?e=REDACTED",
					"url.path, /d;jsessionid=1, /d", "url.template, /d?e=f, /d?e=REDACTED",
					"url.query, e=f, e=REDACTED", "uri, /d?e=f, /d?e=REDACTED",
					"app.url, http://c/d?e=f, http://c/d?e=f", "jdbc.queries, select 'x', select 'x'" })
	void attributesAreRedactedByTheirNames(String name, String value, String redacted) {
		assertThat(attributes(redacted(client().setAttribute(name, value)))).isEqualTo(Map.of(name, redacted));
	}

	@Test
	void parametersAreTakenOff() {
		Span span = client().setAttribute("jdbc.params[0]", "(secret)")
			.setAttribute("r2dbc.params[1]", "secret")
			.setAttribute("db.query.parameter.name", "secret")
			.setAttribute("jdbc.row-count", 7);
		assertThat(attributes(redacted(span))).isEqualTo(Map.of("jdbc.row-count", 7L));
	}

	@Test
	void namesInDoubleQuotesStayWhereTheDatabaseIsKnown() {
		Span span = client().setAttribute("db.system.name", "postgresql")
			.setAttribute("db.query.text", "select \"a\" from t where b = 'secret'");
		assertThat(attributes(redacted(span))).containsEntry("db.query.text", "select \"a\" from t where b = ?");
	}

	@Test
	void patternOfARouteIsNoUrl() {
		Span span = this.tracers.get("test").spanBuilder("x").setSpanKind(SpanKind.SERVER).startSpan();
		assertThat(attributes(redacted(span.setAttribute("uri", "/t?st")))).isEqualTo(Map.of("uri", "/t?st"));
	}

	@Test
	void exceptionAndStatusLoseWhatTheyQuote() {
		SQLException failure = new SQLException("duplicate 'secret'", "23505");
		SpanData span = redacted(client().addEvent("retry")
			.recordException(failure)
			.setStatus(StatusCode.ERROR, Objects.requireNonNull(failure.getMessage())));
		assertThat(span.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "SQLSTATE 23505"));
		assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("retry", "exception");
		EventData exception = span.getEvents().get(1);
		assertThat(exception.getEpochNanos()).isPositive();
		assertThat(attribute(exception, "exception.type")).isEqualTo("java.sql.SQLException");
		assertThat(attribute(exception, "exception.message")).isEqualTo("SQLSTATE 23505");
		assertThat(attribute(exception, "exception.stacktrace")).startsWith("java.sql.SQLException: SQLSTATE 23505\n");
	}

	@Test
	void exceptionWithoutAMessageHasNone() {
		SpanData span = redacted(client().recordException(new IllegalStateException()));
		assertThat(attribute(span.getEvents().get(0), "exception.message")).isNull();
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
	}

	@ParameterizedTest
	@CsvSource({ "http.client.requests,/a?b=c,/a?b=REDACTED", "http.client.requests.active,/a?b=c,/a?b=REDACTED",
			"http.client.requests,/a?b={b},/a?b={b}", "http.server.requests,/t?st,/t?st" })
	void labelOfClientRequestsIsRedacted(String meter, String uri, String redacted) {
		Meter.Id id = new Meter.Id(meter, Tags.of("method", "GET", "uri", uri), null, null, Meter.Type.TIMER);
		this.contextRunner.run((context) -> assertThat(context.getBean(MeterFilter.class).map(id).getTags())
			.isEqualTo(Tags.of("method", "GET", "uri", redacted).stream().toList()));
	}

	@Test
	void requestsMayHaveAnotherName() {
		Meter.Id id = new Meter.Id("calls", Tags.of("uri", "/a?b=c"), null, null, Meter.Type.TIMER);
		this.contextRunner.withPropertyValues("management.observations.http.client.requests.name=calls")
			.run((context) -> assertThat(context.getBean(MeterFilter.class).map(id).getTag("uri"))
				.isEqualTo("/a?b=REDACTED"));
	}

	@Test
	void meterWithoutTheLabelStaysAsItIs() {
		Meter.Id id = new Meter.Id("http.client.requests", Tags.empty(), null, null, Meter.Type.TIMER);
		assertThat(new UriLabelFilter("http.client.requests").map(id)).isSameAs(id);
	}

	@Test
	void isSwitchedOffByItsOwnPropertyAlone() {
		this.contextRunner.withPropertyValues("reviewscope.observability.conventions.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(SpanCorrection.class).hasSingleBean(MeterFilter.class));
		this.contextRunner.withPropertyValues("reviewscope.observability.redaction.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SpanCorrection.class)
				.doesNotHaveBean(MeterFilter.class));
	}

	@Test
	void partsNeedTheirLibraries() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MeterFilter.class)
				.doesNotHaveBean(SpanRedaction.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SpanCorrection.class)
				.doesNotHaveBean(UriLabelFilter.class));
	}

	private Span client() {
		return this.tracers.get("test").spanBuilder("x").setSpanKind(SpanKind.CLIENT).startSpan();
	}

	private SpanData redacted(Span span) {
		span.end();
		SpanData finished = this.exporter.getFinishedSpanItems().get(0);
		return new SpanRedaction().correct(CorrectedSpan.of(finished));
	}

	private static Map<String, Object> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

	private static @Nullable String attribute(EventData event, String name) {
		return event.getAttributes().get(AttributeKey.stringKey(name));
	}

}
