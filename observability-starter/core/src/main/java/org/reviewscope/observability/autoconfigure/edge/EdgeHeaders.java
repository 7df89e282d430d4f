package org.reviewscope.observability.autoconfigure.edge;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;

import org.springframework.util.StringUtils;

/**
 * Which request headers become which baggage, and which values are allowed.
 */
public final class EdgeHeaders {

	private final Map<String, String> fields;

	private final Pattern pattern;

	private final String patternDescription;

	public EdgeHeaders(ObservabilityProperties.Edge properties) {
		this.fields = (properties.headers() != null) ? properties.headers() : Map.of();
		this.pattern = Pattern.compile(properties.pattern());
		this.patternDescription = properties.patternDescription();
	}

	/**
	 * Makes baggage of the headers whose values are acceptable.
	 * @param request gives a header's value by its name
	 * @return the baggage of the request
	 */
	Baggage toBaggage(Function<String, @Nullable String> request) {
		BaggageBuilder baggage = Baggage.builder();
		this.fields.forEach((header, field) -> {
			String value = request.apply(header);
			if (value != null && this.pattern.matcher(value).matches()) {
				baggage.put(field, value);
			}
		});
		return baggage.build();
	}

	/**
	 * Finds a header whose value is not acceptable.
	 * @param request gives a header's value by its name
	 * @return what its sender should know, or {@code null} when all is well
	 */
	public @Nullable String complaint(Function<String, @Nullable String> request) {
		return this.fields.keySet()
			.stream()
			.filter((header) -> isUnacceptable(request.apply(header)))
			.sorted()
			.findFirst()
			.map((header) -> "The header '%s' must be %s.".formatted(header, this.patternDescription))
			.orElse(null);
	}

	private boolean isUnacceptable(@Nullable String value) {
		return StringUtils.hasLength(value) && !this.pattern.matcher(value).matches();
	}

}
