package org.reviewscope.observability.autoconfigure.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.StatementType;
import net.ttddyy.observation.tracing.ConnectionContext;
import net.ttddyy.observation.tracing.QueryContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcSpanDocumentation.Attributes;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is on the span of a statement, attribute by attribute.
 */
class JdbcPartsTests {

	private final JdbcAttributesFilter filter = new JdbcAttributesFilter();

	@Test
	void documentationNamesWhatIsOnTheSpans() {
		assertThat(JdbcSpanDocumentation.values()).singleElement().satisfies((query) -> {
			assertThat(query.getName()).isEqualTo("jdbc.query");
			assertThat(query.getContextualName()).isEqualTo("{db.query.summary}");
			assertThat(query.getHighCardinalityKeyNames()).isEqualTo(Attributes.values());
		});
		assertThat(Arrays.stream(Attributes.values()).map(KeyName::asString)).containsExactlyInAnyOrder(
				"db.operation.batch.size", "db.collection.name", "error.type", "db.namespace", "db.operation.name",
				"db.query.summary", "db.query.text", "server.address", "server.port", "db.response.status_code",
				"db.system.name");
	}

	@Test
	void statementIsDescribed() {
		QueryContext context = query(StatementType.PREPARED, "insert into review values (?)");
		context.setHost("db.example");
		context.setPort(5432);
		assertThat(this.filter.map(context)).isSameAs(context);
		assertThat(context.getContextualName()).isEqualTo("INSERT review");
		assertThat(values(context))
			.isEqualTo(Map.of("db.collection.name", "review", "db.namespace", "shop", "db.operation.name", "INSERT",
					"db.query.summary", "INSERT review", "db.query.text", "insert into review values (?)",
					"db.system.name", "postgresql", "server.address", "db.example", "server.port", "5432"));
	}

	@ParameterizedTest
	@CsvSource({ "db.example,0", ",5432" })
	void portIsLeftOutWhereHostOrPortIsUnknown(String host, int port) {
		QueryContext context = query(StatementType.PREPARED, "select 1");
		context.setHost(host);
		context.setPort(port);
		this.filter.map(context);
		assertThat(values(context)).doesNotContainKey("server.port");
	}

	@Test
	void failureHasItsTypeAndState() {
		QueryContext context = query(StatementType.PREPARED, "select 1");
		context.setError(new SQLException("no", "23505"));
		this.filter.map(context);
		assertThat(values(context)).containsEntry("error.type", "java.sql.SQLException")
			.containsEntry("db.response.status_code", "23505");
		QueryContext other = query(StatementType.PREPARED, "select 1");
		other.setError(new IllegalStateException());
		this.filter.map(other);
		assertThat(values(other)).containsEntry("error.type", "java.lang.IllegalStateException")
			.doesNotContainKey("db.response.status_code");
	}

	@ParameterizedTest
	@CsvSource({ "1,INSERT review,", "2,BATCH INSERT review,2" })
	void oneStatementIsNoBatch(int size, String name, String batchSize) {
		QueryContext context = query(StatementType.PREPARED, "insert into review values (?)");
		context.getExecutionInfo().setBatch(true);
		context.getExecutionInfo().setBatchSize(size);
		this.filter.map(context);
		assertThat(context.getContextualName()).isEqualTo(name);
		assertThat(values(context).get("db.operation.batch.size")).isEqualTo(batchSize);
	}

	@Test
	void statementIsNoBatchWhateverTheSizeThatIsLeftThere() {
		QueryContext context = query(StatementType.PREPARED, "insert into review values (?)");
		context.getExecutionInfo().setBatchSize(7);
		this.filter.map(context);
		assertThat(values(context)).doesNotContainKey("db.operation.batch.size");
	}

	@Test
	void valuesInAPreparedStatementAreNotShown() {
		QueryContext context = query(StatementType.PREPARED, "select * from review where kind = 'short' and id = ?");
		this.filter.map(context);
		assertThat(values(context)).containsEntry("db.query.text", "select * from review where kind = ? and id = ?");
	}

	@Test
	void valuesOfAStatementThatIsNotPreparedAreNotShown() {
		QueryContext context = query(StatementType.STATEMENT, "select * from review where author = 'jane'");
		this.filter.map(context);
		assertThat(values(context)).containsEntry("db.query.text", "select * from review where author = ?");
	}

	@Test
	void statementThatIsNotUnderstoodIsNamedByItsDatabase() {
		QueryContext context = query(StatementType.PREPARED, "nonsense");
		this.filter.map(context);
		assertThat(context.getContextualName()).isEqualTo("shop");
		QueryContext nameless = query(StatementType.PREPARED, "nonsense");
		nameless.setUrl("jdbc:postgresql://localhost");
		this.filter.map(nameless);
		assertThat(nameless.getContextualName()).isEqualTo("postgresql");
	}

	@Test
	void connectionHasNoStatementAndNeitherHasAnEmptyBatch() {
		ConnectionContext connection = new ConnectionContext();
		connection.setUrl("jdbc:postgresql://localhost/shop");
		assertThat(values(this.filter.map(connection)))
			.isEqualTo(Map.of("db.namespace", "shop", "db.system.name", "postgresql"));
		QueryContext empty = query(StatementType.STATEMENT, "select 1");
		empty.setQueries(List.of());
		assertThat(values(this.filter.map(empty)))
			.isEqualTo(Map.of("db.namespace", "shop", "db.system.name", "postgresql"));
	}

	@Test
	void otherObservationsAndThoseWithoutAUrlStayAsTheyAre() {
		QueryContext context = query(StatementType.PREPARED, "select 1");
		context.setUrl(null);
		assertThat(values(this.filter.map(context))).isEmpty();
		assertThat(values(this.filter.map(new Observation.Context()))).isEmpty();
	}

	@Test
	void wordsOfTheLibraryAreTakenOffItsSpansOnly() {
		assertThat(filtered("db.system.name", "jdbc.query[0]", "network.peer.address", "peer.service", "app.x"))
			.containsExactlyInAnyOrder("db.system.name", "app.x");
		assertThat(filtered("jdbc.query[0]", "peer.service")).containsExactlyInAnyOrder("jdbc.query[0]",
				"peer.service");
	}

	private static QueryContext query(StatementType type, String sql) {
		ExecutionInfo execution = new ExecutionInfo();
		execution.setStatementType(type);
		QueryContext context = new QueryContext();
		context.setExecutionInfo(execution);
		context.setQueries(List.of(sql));
		context.setUrl("jdbc:postgresql://localhost/shop");
		return context;
	}

	private static Map<String, String> values(Observation.Context context) {
		return context.getHighCardinalityKeyValues()
			.stream()
			.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private static Iterable<String> filtered(String... attributes) {
		InMemorySpanExporter exporter = InMemorySpanExporter.create();
		Span span = SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(exporter))
			.build()
			.get("test")
			.spanBuilder("span")
			.startSpan();
		Arrays.stream(attributes).forEach((name) -> span.setAttribute(name, "value"));
		span.end();
		SpanData finished = exporter.getFinishedSpanItems().get(0);
		return new JdbcSpanCorrection().correct(CorrectedSpan.of(finished))
			.getAttributes()
			.asMap()
			.keySet()
			.stream()
			.map(AttributeKey::getKey)
			.toList();
	}

}
