package org.reviewscope.observability.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the starter; a part is switched on or off by its {@code enabled} property.
 *
 * @param defaults configuration that the starter brings, at the lowest precedence
 * @param logs log lines sent over OTLP
 * @param conventions OpenTelemetry attributes and names on server, client and JDBC spans
 * @param redaction values of SQL and URLs, and messages of database errors, taken out of
 * spans, metrics and log lines
 * @param problemDetails errors answered as RFC 9457 problem details with the trace id;
 * the application's own handlers and its HTML error page go first
 * @param edge what a service that is called from outside takes over from its callers
 * @param ignoredPaths paths, as Spring path patterns, whose requests make neither spans
 * nor HTTP metrics; by default {@code /actuator/**}, {@code /livez} and {@code /readyz}
 * @param traceIdHeader the response header that carries the trace id
 * @param slowRequestThreshold duration from which a request is noted as slow; zero
 * switches it off
 * @param traceClientRoots whether a call to another system that is made outside any
 * trace, as a background poll or the JDBC of a health check, starts one
 * @param refusalsAreErrors whether a 4xx answer that this service passes on is an error
 * on the span of its call, as OpenTelemetry's conventions have it
 * @param consoleSpans whether finished spans are printed to the log
 * @param metricsGuard limit on the number of time series
 * @param http11Client whether the JDK's HTTP client is kept from offering HTTP/2 on
 * cleartext connections, which many servers do not understand, and from speaking it on
 * others
 * @param requestBody what holds for every request body
 * @param requestLog one log line for each answered request
 * @param connectionDrain how long, before the web server stops, each answer asks its
 * client to open another connection; not at all if it is not set. For Tomcat
 */
@ConfigurationProperties("reviewscope.observability")
public record ObservabilityProperties(@DefaultValue Part defaults, @DefaultValue Part logs,
		@DefaultValue Part conventions, @DefaultValue Part redaction, @DefaultValue OptionalPart problemDetails,
		@DefaultValue Edge edge, @Nullable List<String> ignoredPaths, @DefaultValue TraceIdHeader traceIdHeader,
		@DefaultValue("1s") Duration slowRequestThreshold, @DefaultValue("false") boolean traceClientRoots,
		@DefaultValue("false") boolean refusalsAreErrors, @DefaultValue("false") boolean consoleSpans,
		@DefaultValue MetricsGuard metricsGuard, @DefaultValue("false") boolean http11Client,
		@DefaultValue RequestBody requestBody, @DefaultValue RequestLog requestLog,
		@Nullable Duration connectionDrain) {

	private static final List<String> PROBES = List.of("/actuator/**", "/livez", "/readyz");

	public ObservabilityProperties {
		ignoredPaths = (ignoredPaths != null) ? List.copyOf(ignoredPaths) : PROBES;
	}

	/**
	 * A part that is there unless it is switched off.
	 *
	 * @param enabled whether the part is there
	 */
	public record Part(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * A part that is there if it is asked for.
	 *
	 * @param enabled whether the part is there
	 */
	public record OptionalPart(@DefaultValue("false") boolean enabled) {
	}

	/**
	 * The response header that carries the trace id.
	 *
	 * @param enabled whether responses carry the header
	 * @param name name of the header
	 */
	public record TraceIdHeader(@DefaultValue("true") boolean enabled, @DefaultValue("X-Trace-Id") String name) {

		public TraceIdHeader {
			Assert.hasText(name, "trace-id-header.name must not be empty");
		}

	}

	/**
	 * Limit on the number of time series.
	 *
	 * @param enabled whether baggage fields are taken off every meter and time series are
	 * limited
	 * @param maxSeriesPerMeter number of tag combinations of one meter name beyond which
	 * new ones are denied
	 */
	public record MetricsGuard(@DefaultValue("true") boolean enabled, @DefaultValue("1000") int maxSeriesPerMeter) {

		public MetricsGuard {
			Assert.isTrue(maxSeriesPerMeter > 0, "metrics-guard.max-series-per-meter must be greater than 0");
		}

	}

	/**
	 * What holds for every request body that a controller reads.
	 *
	 * @param maxSize size above which a body is refused with 413; no limit if it is not
	 * set
	 * @param strictJson whether a JSON value of another type than expected is refused
	 * with 400 instead of converted
	 * @param maxTime how long the headers of a request may take to arrive on Tomcat, and
	 * then its body; a slower body is refused with 408. As long as the client likes if it
	 * is not set. Needs maxSize
	 */
	public record RequestBody(@Nullable DataSize maxSize, @DefaultValue("false") boolean strictJson,
			@Nullable Duration maxTime) {
	}

	/**
	 * One log line for each answered request.
	 *
	 * @param enabled whether requests are logged
	 * @param trustedProxies addresses and networks, as {@code 10.0.0.0/8}, of the proxies
	 * whose {@code Forwarded} or {@code X-Forwarded-For} is believed; by default none
	 */
	public record RequestLog(@DefaultValue("false") boolean enabled, @DefaultValue List<String> trustedProxies) {
	}

	/**
	 * The edge of the system: its callers are not trusted.
	 *
	 * @param enabled whether this service is the edge: inbound baggage is dropped, an
	 * outside sampled flag has no say, and headers become baggage
	 * @param headers request headers and the baggage field each becomes; by default
	 * {@code x-tenant-id} is {@code tenant.id} and {@code x-user-id} is {@code user.id}
	 * @param pattern regular expression that a header's whole value has to match
	 * @param patternDescription the pattern in words, for the caller whose value does not
	 * match
	 */
	public record Edge(@DefaultValue("false") boolean enabled, @Nullable Map<String, String> headers,
			@DefaultValue("[A-Za-z0-9._@-]{1,64}") String pattern,
			@DefaultValue("1 to 64 letters, digits or any of . _ @ -") String patternDescription) {

		private static final Map<String, String> DEFAULT_HEADERS = Map.of("x-tenant-id", "tenant.id", "x-user-id",
				"user.id");

		public Edge {
			headers = (headers != null) ? Map.copyOf(headers) : DEFAULT_HEADERS;
			headers.forEach((header, field) -> Assert.isTrue(StringUtils.hasText(header) && StringUtils.hasText(field),
					"edge.headers must hold neither an empty header nor an empty baggage field"));
			Assert.hasText(pattern, "edge.pattern must not be empty");
			Assert.hasText(patternDescription, "edge.pattern-description must not be empty");
		}

	}

}
