package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlQuery;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlQueryAnalyzer;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.redaction.SqlText;

/**
 * What is run in one go: a statement, or a batch of statements.
 *
 * @param statements the statements, as far as OpenTelemetry reads them correctly
 * @param batchSize how many are run; 0 if they are no batch
 * @param dialect how their database reads them
 */
record Query(List<String> statements, int batchSize, SqlDialect dialect) {

	private static final SqlQueryAnalyzer ANALYZER = SqlQueryAnalyzer.create(true);

	static Query of(QueryContext context, SqlDialect dialect) {
		ExecutionInfo execution = context.getExecutionInfo();
		// By OpenTelemetry's conventions, one statement is not a batch
		boolean batch = execution.isBatch() && execution.getBatchSize() > 1;
		List<String> statements = context.getQueries().stream().map((sql) -> SqlText.readable(sql, dialect)).toList();
		return new Query(statements, batch ? execution.getBatchSize() : 0, dialect);
	}

	/**
	 * Returns the statements, prepared or not, separated by semicolons.
	 * @return their text without any value
	 */
	String text() {
		return this.statements.stream().map((sql) -> analyze(sql).getQueryText()).collect(Collectors.joining("; "));
	}

	/**
	 * Returns what is done to what, such as {@code INSERT prediction}.
	 * @return the words, or {@code null} if the statement is not understood
	 */
	@Nullable String summary() {
		String operation = operation();
		String collection = collection();
		if (operation != null && collection != null) {
			return operation + " " + collection;
		}
		return inBatch(common((sql) -> ANALYZER.analyzeWithSummary(sql, this.dialect).getQuerySummary()));
	}

	@Nullable String operation() {
		return inBatch(common((sql) -> analyze(sql).getOperationName()));
	}

	@Nullable String collection() {
		return common((sql) -> analyze(sql).getCollectionName());
	}

	private SqlQuery analyze(String sql) {
		return ANALYZER.analyze(sql, this.dialect);
	}

	private @Nullable String inBatch(@Nullable String words) {
		if (this.batchSize == 0) {
			return words;
		}
		return (words != null) ? "BATCH " + words : "BATCH";
	}

	// A value that all statements share, or nothing
	private @Nullable String common(Function<String, @Nullable String> property) {
		String first = property.apply(this.statements.get(0));
		for (String other : this.statements) {
			if (!Objects.equals(property.apply(other), first)) {
				return null;
			}
		}
		return first;
	}

}
