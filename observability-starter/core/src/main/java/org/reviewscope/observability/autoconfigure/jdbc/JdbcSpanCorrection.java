package org.reviewscope.observability.autoconfigure.jdbc;

import io.opentelemetry.api.common.AttributeKey;
import org.reviewscope.observability.autoconfigure.jdbc.JdbcSpanDocumentation.Attributes;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

/**
 * Removes from JDBC spans the attributes with datasource-micrometer's own names, the
 * deprecated ones, and the peer address, which holds a host name.
 */
final class JdbcSpanCorrection implements SpanCorrection {

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey(Attributes.SYSTEM.asString());

	@Override
	public CorrectedSpan correct(CorrectedSpan span) {
		return (span.getAttributes().get(SYSTEM) != null) ? span.withoutAttributes(JdbcSpanCorrection::isReplaced)
				: span;
	}

	private static boolean isReplaced(String name) {
		return name.startsWith("jdbc.") || name.startsWith("network.peer.") || name.equals("peer.service");
	}

}
