package org.reviewscope.observability.autoconfigure.xray;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.contrib.awsxray.propagator.AwsXrayPropagator;
import org.jspecify.annotations.Nullable;

/**
 * Takes only the trace from OpenTelemetry's propagator for X-Ray. By itself it makes
 * baggage of the caller's field {@code Lineage}, throws an exception at some of them, and
 * writes baggage that it makes of the caller's {@code tracestate}.
 */
final class XrayPropagator implements TextMapPropagator {

	static final String HEADER = "X-Amzn-Trace-Id";

	/**
	 * The three fields have 75 characters; load balancers add one or two of their own.
	 */
	private static final int MAX_LENGTH = 512;

	private static final Pattern FIELD = Pattern.compile("(?:^|;)\\s*((?:Root|Parent|Sampled)=[^;]*)");

	private final TextMapPropagator delegate = AwsXrayPropagator.getInstance();

	@Override
	public Collection<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		this.delegate.inject(context, carrier, (target, name, value) -> {
			if (name.equals(HEADER)) {
				setter.set(target, name, value);
			}
		});
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		String header = getter.get(carrier, HEADER);
		if (header == null || header.length() > MAX_LENGTH) {
			return context;
		}
		Span span = Span.fromContextOrNull(this.delegate.extract(Context.root(), trace(header), new OneHeader()));
		return (span != null) ? context.with(span) : context;
	}

	private static String trace(String header) {
		Matcher fields = FIELD.matcher(header);
		return fields.results().map((field) -> field.group(1)).collect(Collectors.joining(";"));
	}

	/**
	 * The header alone, as a carrier.
	 */
	private static final class OneHeader implements TextMapGetter<String> {

		@Override
		public Iterable<String> keys(String header) {
			return List.of(HEADER);
		}

		@Override
		public @Nullable String get(@Nullable String header, String name) {
			return header;
		}

	}

}
