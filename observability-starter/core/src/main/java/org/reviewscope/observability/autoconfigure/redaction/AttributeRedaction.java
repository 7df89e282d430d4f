package org.reviewscope.observability.autoconfigure.redaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * Attributes of a span without values of SQL, parameters and URLs: by the names that
 * OpenTelemetry, Spring and datasource-micrometer give them, whoever has set them.
 */
final class AttributeRedaction {

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");

	private static final Pattern STATEMENT = Pattern
		.compile("db\\.query\\.text|db\\.statement|[jr]2?dbc\\.query\\[\\d+]");

	private static final Pattern PARAMETER = Pattern.compile("[jr]2?dbc\\.params\\[\\d+]|db\\.query\\.parameter\\..*");

	private static final Set<String> URLS = Set.of("url.full", "url.path", "url.template", "http.url", "http.target");

	// Spring's name on client spans; on server spans it is a pattern, where ? has a
	// meaning
	private static final String CLIENT_URL = "uri";

	private static final String QUERY = "url.query";

	private AttributeRedaction() {
	}

	/**
	 * Returns what may be shown.
	 * @param span the span
	 * @return its own attributes if all may be shown
	 */
	static Attributes of(SpanData span) {
		Map<AttributeKey<?>, Optional<String>> changes = new HashMap<>();
		span.getAttributes().forEach((key, value) -> {
			if (isParameter(key.getKey())) {
				changes.put(key, Optional.empty());
			}
			else if (value instanceof String text) {
				String shown = redacted(key.getKey(), text, span);
				if (!shown.equals(text)) {
					changes.put(key, Optional.of(shown));
				}
			}
		});
		return changes.isEmpty() ? span.getAttributes() : changed(span.getAttributes(), changes);
	}

	private static Attributes changed(Attributes attributes, Map<AttributeKey<?>, Optional<String>> changes) {
		AttributesBuilder changed = attributes.toBuilder().removeIf(changes::containsKey);
		changes.forEach((key, value) -> value.ifPresent((shown) -> changed.put(key.getKey(), shown)));
		return changed.build();
	}

	private static String redacted(String name, String value, SpanData span) {
		if (isDatabase(name) && STATEMENT.matcher(name).matches()) {
			return SqlText.withoutValues(value, SqlText.dialect(span.getAttributes().get(SYSTEM)));
		}
		if (name.equals(QUERY)) {
			return UrlText.withoutValues(value);
		}
		boolean url = URLS.contains(name) || (name.equals(CLIENT_URL) && span.getKind() == SpanKind.CLIENT);
		return url ? UrlText.withoutSecrets(value) : value;
	}

	private static boolean isParameter(String name) {
		return isDatabase(name) && PARAMETER.matcher(name).matches();
	}

	// Few names need a regular expression, and all spans come by
	private static boolean isDatabase(String name) {
		return name.startsWith("db.") || name.contains("dbc.");
	}

}
