package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.opentelemetry.api.common.AttributeKey;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcSpanDocumentation.Attributes;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;

/**
 * Removes from JDBC spans the attributes with datasource-micrometer's own names, the
 * deprecated ones, and the peer address, which holds a host name.
 */
final class JdbcSpanFilter implements SpanFilter {

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey(Attributes.SYSTEM.asString());

	@Override
	public FinishedSpan map(FinishedSpan span) {
		CorrectedSpan corrected = CorrectedSpan.of(span);
		return (corrected.getAttributes().get(SYSTEM) != null)
				? corrected.withoutAttributes(JdbcSpanFilter::isReplaced).finished() : span;
	}

	private static boolean isReplaced(String name) {
		return name.startsWith("jdbc.") || name.startsWith("network.peer.") || name.equals("peer.service");
	}

}
