package org.reviewscope.observability.autoconfigure.logs;

import java.sql.SQLException;
import java.util.Objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.logging.LoggingApplicationListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The appender in a Logback of its own: which lines it sends, and with what.
 */
class OtlpLogAppenderTests {

	private final InMemoryLogRecordExporter exporter = InMemoryLogRecordExporter.create();

	private final OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
		.setLoggerProvider(SdkLoggerProvider.builder()
			.addLogRecordProcessor(SimpleLogRecordProcessor.create(this.exporter))
			.build())
		.build();

	private final LoggerContext logback = new LoggerContext();

	private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

	private final Logger root = this.logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	@BeforeEach
	void attach() {
		this.logback.setMDCAdapter(this.mdc);
		OtlpLogAppender.attach(this.logback, "tenant.id", true);
		appender().setOpenTelemetry(this.openTelemetry);
	}

	@Test
	void lineIsSentWithItsFields() {
		this.mdc.put("tenant.id", "acme");
		this.mdc.put("secret", "x");
		this.logback.getLogger("org.example.Service").atWarn().addKeyValue("duration_ms", 7).log("Slow");
		assertThat(this.exporter.getFinishedLogRecordItems()).singleElement().satisfies((line) -> {
			assertThat(line.getSeverityText()).isEqualTo("WARN");
			assertThat(line.getInstrumentationScopeInfo().getName()).isEqualTo("org.example.Service");
			assertThat(line.getAttributes().get(AttributeKey.stringKey("tenant.id"))).isEqualTo("acme");
			assertThat(line.getAttributes().asMap().keySet()).extracting(AttributeKey::getKey)
				.contains("duration_ms")
				.doesNotContain("secret");
		});
	}

	@Test
	void exportersOwnLinesAreNotSent() {
		this.logback.getLogger("io.opentelemetry.exporter.internal.http.HttpExporter").warn("Failed");
		this.logback.getLogger("org.reviewscope.observability.autoconfigure.delivery.DeliveryReport").warn("Away");
		this.logback.getLogger("org.reviewscope.observability.autoconfigure.http.SlowRequestHandler").warn("Slow");
		assertThat(this.exporter.getFinishedLogRecordItems()).extracting(LogRecordData::getInstrumentationScopeInfo)
			.singleElement()
			.satisfies((scope) -> assertThat(scope.getName()).endsWith("SlowRequestHandler"));
	}

	@Test
	void exceptionIsSentWithoutWhatItQuotes() {
		this.mdc.put("tenant.id", "acme");
		SQLException failure = new SQLException("duplicate 'secret'", "23505");
		this.logback.getLogger("org.example.Service")
			.atError()
			.setCause(failure)
			.addKeyValue("attempt", 2)
			.log("Not {}: {}", "saved", failure.getMessage());
		assertThat(this.exporter.getFinishedLogRecordItems()).singleElement().satisfies((line) -> {
			assertThat(Objects.requireNonNull(line.getBodyValue()).asString()).isEqualTo("Not saved: SQLSTATE 23505");
			assertThat(line.getSeverityText()).isEqualTo("ERROR");
			assertThat(line.getTimestampEpochNanos()).isPositive();
			assertThat(line.getInstrumentationScopeInfo().getName()).isEqualTo("org.example.Service");
			assertThat(attribute(line, "tenant.id")).isEqualTo("acme");
			assertThat(line.getAttributes().asMap().keySet()).extracting(AttributeKey::getKey).contains("attempt");
			assertThat(attribute(line, "exception.type")).isEqualTo("java.sql.SQLException");
			assertThat(attribute(line, "exception.message")).isEqualTo("SQLSTATE 23505");
			assertThat(attribute(line, "exception.stacktrace"))
				.startsWith("java.sql.SQLException: SQLSTATE 23505\n\tat " + getClass().getName());
		});
	}

	@Test
	void exceptionWithoutAMessageHasNone() {
		this.logback.getLogger("org.example.Service").error("Failed", new IllegalStateException());
		assertThat(this.exporter.getFinishedLogRecordItems()).singleElement().satisfies((line) -> {
			assertThat(attribute(line, "exception.type")).isEqualTo("java.lang.IllegalStateException");
			assertThat(attribute(line, "exception.message")).isNull();
		});
	}

	@Test
	void linesThatQuoteValuesAreNotSent() {
		this.logback.getLogger("org.hibernate.orm.jdbc.error").warn("duplicate 'secret'");
		this.logback.getLogger("org.hibernate.orm.jdbc.warn").warn("cut off 'secret'");
		this.logback.getLogger("org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver")
			.warn("Resolved [... from String \"secret\"]");
		assertThat(this.exporter.getFinishedLogRecordItems()).isEmpty();
	}

	@Test
	void everythingIsSentWhereRedactionIsSwitchedOff() {
		this.root.detachAppender(appender());
		OtlpLogAppender.attach(this.logback, "tenant.id", false);
		appender().setOpenTelemetry(this.openTelemetry);
		this.logback.getLogger("org.hibernate.orm.jdbc.error")
			.warn("duplicate", new SQLException("duplicate 'secret'"));
		assertThat(this.exporter.getFinishedLogRecordItems()).singleElement()
			.satisfies((line) -> assertThat(attribute(line, "exception.message")).isEqualTo("duplicate 'secret'"));
	}

	@Test
	void belongsToLogbackAndRuns() {
		assertThat(appender().isStarted()).isTrue();
		assertThat(appender().getContext()).isSameAs(this.logback);
	}

	@Test
	void onlyItsOwnerTakesItAwayAndStopsIt() {
		OtlpLogAppender appender = appender();
		OtlpLogAppender.detach(this.logback, OpenTelemetry.noop());
		assertThat(appender()).isSameAs(appender);
		OtlpLogAppender.detach(this.logback, this.openTelemetry);
		assertThat(this.root.getAppender("REVIEWSCOPE_OTLP")).isNull();
		assertThat(appender.isStarted()).isFalse();
	}

	@Test
	void foreignAppenderOfTheSameNameIsLeftAlone() {
		this.root.detachAppender("REVIEWSCOPE_OTLP");
		Appender<ILoggingEvent> foreign = new ListAppender<>();
		foreign.setName("REVIEWSCOPE_OTLP");
		this.root.addAppender(foreign);
		OtlpLogAppender.detach(this.logback, this.openTelemetry);
		assertThat(this.root.getAppender("REVIEWSCOPE_OTLP")).isSameAs(foreign);
	}

	@Test
	void isAttachedRightAfterLogbackIsSetUp() {
		assertThat(new OtlpLogAppenderListener().getOrder()).isEqualTo(LoggingApplicationListener.DEFAULT_ORDER + 1);
	}

	private static @Nullable String attribute(LogRecordData line, String name) {
		return line.getAttributes().get(AttributeKey.stringKey(name));
	}

	private OtlpLogAppender appender() {
		return (OtlpLogAppender) this.root.getAppender("REVIEWSCOPE_OTLP");
	}

}
