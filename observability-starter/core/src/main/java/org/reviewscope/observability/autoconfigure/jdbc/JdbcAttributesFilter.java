package org.reviewscope.observability.autoconfigure.jdbc;

import java.sql.SQLException;
import java.util.Objects;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import net.ttddyy.observation.tracing.DataSourceBaseContext;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcSpanDocumentation.Attributes;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.util.ConcurrentLruCache;

/**
 * Names JDBC spans as OpenTelemetry does, and adds its attributes. From every statement,
 * prepared or not, the literals are removed.
 */
class JdbcAttributesFilter implements ObservationFilter {

	private static final int MOST_URLS = 100;

	private final ConcurrentLruCache<String, JdbcUrl> urls = new ConcurrentLruCache<>(MOST_URLS, JdbcUrl::of);

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof DataSourceBaseContext jdbc && jdbc.getUrl() != null) {
			describe(jdbc, this.urls.get(jdbc.getUrl()));
		}
		return context;
	}

	private static void describe(DataSourceBaseContext context, JdbcUrl url) {
		add(context, Attributes.SYSTEM, url.system());
		add(context, Attributes.NAMESPACE, url.namespace());
		add(context, Attributes.SERVER_ADDRESS, context.getHost());
		if (context.getHost() != null && context.getPort() > 0) {
			context.addHighCardinalityKeyValue(LongKeyValue.of(Attributes.SERVER_PORT, context.getPort()));
		}
		if (context.getError() != null) {
			add(context, Attributes.ERROR_TYPE, context.getError().getClass().getName());
			add(context, Attributes.STATUS_CODE, sqlState(context.getError()));
		}
		if (context instanceof QueryContext query && !query.getQueries().isEmpty()) {
			describe(query, url);
		}
	}

	private static void describe(QueryContext context, JdbcUrl url) {
		Query query = Query.of(context, url.dialect());
		add(context, Attributes.QUERY_TEXT, query.text());
		add(context, Attributes.QUERY_SUMMARY, query.summary());
		add(context, Attributes.OPERATION, query.operation());
		add(context, Attributes.COLLECTION, query.collection());
		if (query.batchSize() > 0) {
			context.addHighCardinalityKeyValue(LongKeyValue.of(Attributes.BATCH_SIZE, query.batchSize()));
		}
		context.setContextualName(Objects.requireNonNullElseGet(query.summary(),
				() -> Objects.requireNonNullElseGet(url.namespace(), url::system)));
	}

	private static void add(Observation.Context context, KeyName name, @Nullable String value) {
		if (value != null) {
			context.addHighCardinalityKeyValue(name.withValue(value));
		}
	}

	private static @Nullable String sqlState(Throwable error) {
		return (error instanceof SQLException failure) ? failure.getSQLState() : null;
	}

}
