package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import net.ttddyy.dsproxy.StatementType;
import net.ttddyy.observation.tracing.DataSourceBaseContext;
import net.ttddyy.observation.tracing.QueryContext;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcSpanDocumentation.Attributes;

/**
 * Adds OpenTelemetry's attributes to JDBC spans. A prepared statement is shown as it was
 * prepared; from any other the literal values are taken first, wherever it is shown.
 */
class JdbcAttributesFilter implements ObservationFilter {

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof DataSourceBaseContext jdbc && jdbc.getUrl() != null) {
			context.addHighCardinalityKeyValue(KeyValue.of(Attributes.SYSTEM, DatabaseSystem.of(jdbc.getUrl())));
		}
		if (context instanceof QueryContext query && !query.getQueries().isEmpty()) {
			describe(query);
		}
		return context;
	}

	private void describe(QueryContext context) {
		List<String> statements = statements(context);
		IntStream.range(0, statements.size())
			.forEach((i) -> context
				.addHighCardinalityKeyValue(KeyValue.of("jdbc.query[%d]".formatted(i), statements.get(i))));
		context.addHighCardinalityKeyValue(KeyValue.of(Attributes.QUERY_TEXT, String.join("; ", statements)));
		String operation = Statements.operation(statements.getFirst());
		if (operation != null) {
			context.addHighCardinalityKeyValue(KeyValue.of(Attributes.OPERATION, operation));
		}
	}

	private static List<String> statements(QueryContext context) {
		if (context.getExecutionInfo().getStatementType() != StatementType.STATEMENT) {
			return context.getQueries();
		}
		return context.getQueries().stream().map(Statements::withoutLiterals).toList();
	}

}
