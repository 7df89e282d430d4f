package org.reviewscope.observability.autoconfigure.http;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.convention.LongKeyValue;

/**
 * Attributes that are left out when there is no value, instead of being "none".
 */
final class OptionalKeyValues {

	private OptionalKeyValues() {
	}

	static KeyValues of(KeyName name, @Nullable String value) {
		return (value != null) ? KeyValues.of(KeyValue.of(name, value)) : KeyValues.empty();
	}

	static KeyValues of(KeyName name, @Nullable Integer number) {
		return (number != null) ? KeyValues.of(LongKeyValue.of(name, number)) : KeyValues.empty();
	}

}
