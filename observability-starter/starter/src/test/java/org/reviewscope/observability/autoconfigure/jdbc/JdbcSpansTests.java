package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.LinkedWork;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real database below a real request, and below none.
 */
class JdbcSpansTests {

	private static TestService service;

	private static List<SpanData> spansOfTheStart = List.of();

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, "management.tracing.export.otlp.enabled=false",
				"management.logging.export.otlp.enabled=false", "spring.datasource.url=jdbc:h2:mem:people");
		// App creates its table outside any trace
		spansOfTheStart = List.copyOf(service.spans());
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@BeforeEach
	void reset() {
		service.forgetSpans();
	}

	@Test
	void spanHasTheNameAndAttributesOfOpenTelemetryAndNoOthers() {
		service.get("/people/Jane");
		SpanData span = spanBelowRequest();
		assertThat(span.getName()).isEqualTo("SELECT person");
		assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("db.system.name", "h2database"),
				Map.entry("db.namespace", "people"), Map.entry("db.operation.name", "SELECT"),
				Map.entry("db.collection.name", "person"), Map.entry("db.query.summary", "SELECT person"),
				Map.entry("db.query.text", "select count(*) from person where name = ?"));
	}

	@Test
	void valuesAreTakenOutOfAnyOtherStatement() {
		service.get("/unprepared/Jane");
		Map<String, Object> attributes = TestService.attributes(spanBelowRequest());
		assertThat(attributes).containsEntry("db.query.text", "select count(*) from person where name = ? and id < ?");
		assertThat(attributes.toString()).doesNotContain("Jane");
	}

	@Test
	void valuesAreTakenOutOfAPreparedStatement() {
		service.get("/prepared/Jane");
		Map<String, Object> attributes = TestService.attributes(spanBelowRequest());
		assertThat(attributes).containsEntry("db.query.text", "select count(*) from person where name = ? and id < ?");
		assertThat(attributes.toString()).doesNotContain("Jane");
	}

	@Test
	void batchIsOneSpanWithItsSize() {
		service.get("/batch");
		SpanData span = spanBelowRequest();
		assertThat(span.getName()).isEqualTo("BATCH INSERT person");
		assertThat(TestService.attributes(span)).containsEntry("db.operation.name", "BATCH INSERT")
			.containsEntry("db.collection.name", "person")
			.containsEntry("db.operation.batch.size", 3L)
			.containsEntry("db.query.text", "insert into person values (?, ?)");
	}

	@Test
	void failureIsAnErrorWithItsCode() {
		service.get("/failing");
		SpanData span = spanBelowRequest();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(TestService.attributes(span)).containsEntry("error.type", "org.h2.jdbc.JdbcSQLDataException")
			.containsEntry("db.response.status_code", "22012");
	}

	@Test
	void startAndHealthChecksMakeNoOrphans() {
		assertThat(spansOfTheStart).isEmpty();
		service.bean(JdbcTemplate.class).queryForObject("select count(*) from person", Integer.class);
		assertThat(service.get("/actuator/health").getStatusCode().is2xxSuccessful()).isTrue();
		service.get("/people/Jane");
		spanBelowRequest();
		assertThat(service.spans()).filteredOn((span) -> !span.getParentSpanContext().isValid())
			.extracting(SpanData::getName)
			.containsExactly("GET /people/{name}");
	}

	@Test
	void statementsOutsideATraceAreStillCounted() {
		long before = service.bean(MeterRegistry.class).get("jdbc.query").timer().count();
		service.bean(JdbcTemplate.class).queryForObject("select count(*) from person", Integer.class);
		assertThat(service.bean(MeterRegistry.class).get("jdbc.query").timer().count()).isEqualTo(before + 1);
	}

	@Test
	void metricHasNoStatementForATag() {
		service.get("/people/Jane");
		assertThat(service.bean(MeterRegistry.class).get("jdbc.query").timers()).extracting(Meter::getId)
			.flatExtracting((id) -> id.getTags())
			.extracting(Tag::getKey)
			.containsOnly("jdbc.datasource.name", "jdbc.datasource.driver", "jdbc.datasource.pool", "error");
	}

	@Test
	void backgroundWorkIsTraced() {
		LinkedWork work = service.bean(LinkedWork.class);
		work.run("count", work.capture(),
				() -> service.bean(JdbcTemplate.class).queryForObject("select count(*) from person", Integer.class));
		await().until(() -> service.spans().size() == 2);
	}

	private static SpanData spanBelowRequest() {
		return await()
			.until(() -> service.spans().stream().filter((span) -> span.getKind() == SpanKind.CLIENT).toList(),
					(found) -> !found.isEmpty() && service.spans().size() > 1)
			.get(0);
	}

	@EnableAutoConfiguration
	@RestController
	static class App {

		private final JdbcTemplate jdbc;

		App(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
			jdbc.execute("create table person(id int, name varchar(20))");
		}

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@GetMapping("/people/{name}")
		String count(@PathVariable String name) {
			return "" + this.jdbc.queryForObject("select count(*) from person where name = ?", Integer.class, name);
		}

		@GetMapping("/batch")
		void insert() {
			this.jdbc.batchUpdate("insert into person values (?, ?)",
					List.of(new Object[] { 1, "a" }, new Object[] { 2, "b" }, new Object[] { 3, "c" }));
		}

		@GetMapping("/failing")
		void fail() {
			this.jdbc.queryForObject("select 1 / 0 from person", Integer.class);
		}

		@GetMapping("/prepared/{name}")
		String prepared(@PathVariable String name) {
			return "" + this.jdbc.queryForObject("select count(*) from person where name = '" + name + "' and id < ?",
					Integer.class, 100);
		}

		@GetMapping("/unprepared/{name}")
		String unprepared(@PathVariable String name) {
			return "" + this.jdbc.queryForObject("select count(*) from person where name = '" + name + "' and id < 100",
					Integer.class);
		}

	}

}
