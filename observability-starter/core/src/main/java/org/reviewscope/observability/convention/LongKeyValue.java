package org.reviewscope.observability.convention;

import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;

/**
 * A high cardinality key value that is a whole number on the span, so that a query can
 * compare it ({@code span.app.tokens > 100}). Micrometer's own key values are text.
 *
 * @param key name of the attribute
 * @param number its value
 */
public record LongKeyValue(String key, long number) implements KeyValue {

	public static LongKeyValue of(KeyName name, long number) {
		return new LongKeyValue(name.asString(), number);
	}

	@Override
	public String getKey() {
		return this.key;
	}

	@Override
	public String getValue() {
		return Long.toString(this.number);
	}

}
