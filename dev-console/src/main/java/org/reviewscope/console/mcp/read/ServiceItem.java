package org.reviewscope.console.mcp.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Load;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.scrape.ServiceMetrics;
import org.reviewscope.console.store.Call;
import org.reviewscope.console.telemetry.Span;

/**
 * A service in an answer.
 *
 * @param name its name
 * @param state its state, {@code null} when the launcher does not run it
 * @param url the address of its API
 * @param uptimeSeconds how long its process has been running
 * @param unreachable why its metrics could not be read lately
 * @param metrics its load as its metrics tell
 * @param serverSpans its load as its spans tell
 * @param newestSpanSecondsAgo when the last span that has arrived ended
 * @param arrivalDelaySeconds how long before their arrival the newest spans that came
 * together had ended
 * @param calls whom it called
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ServiceItem(String name, @Nullable ServiceState state, @Nullable String url, @Nullable Long uptimeSeconds,
		@Nullable String unreachable, @Nullable MetricLoad metrics, Times serverSpans,
		@Nullable Double newestSpanSecondsAgo, @Nullable Double arrivalDelaySeconds, List<Calls> calls) {

	private static final double NANOS = 1e9;

	static ServiceItem of(String name, @Nullable ServiceStatus status, Scraper scraper) {
		String problem = scraper.problem(name);
		MetricLoad load = MetricLoad.of(scraper.of(name));
		if (status == null) {
			return new ServiceItem(Shortened.text(name), null, null, null, problem, load, Times.NONE, null, null,
					List.of());
		}
		return new ServiceItem(name, status.state(), status.url(),
				(status.uptime() != null) ? status.uptime().toSeconds() : null, problem, load, Times.NONE, null, null,
				List.of());
	}

	ServiceItem with(List<Span> spans, List<Call> made, long nowNanos, @Nullable Double delay) {
		List<Span> server = spans.stream().filter((span) -> span.kind().equals("SERVER")).toList();
		long newest = spans.stream().mapToLong(Span::endTimeUnixNano).max().orElse(0);
		Double age = spans.isEmpty() ? null : tenths((nowNanos - newest) / NANOS);
		Map<String, List<Call>> byCallee = made.stream()
			.collect(Collectors.groupingBy(Call::to, LinkedHashMap::new, Collectors.toList()));
		return new ServiceItem(this.name, this.state, this.url, this.uptimeSeconds, this.unreachable, this.metrics,
				Times.of(server), age, (delay != null) ? tenths(delay) : null,
				byCallee.entrySet().stream().map((one) -> Calls.of(one.getKey(), one.getValue())).toList());
	}

	private static double tenths(double seconds) {
		return Math.round(seconds * 10) / 10.0;
	}

	/**
	 * The load of the last half minute.
	 *
	 * @param scrapedSecondsAgo the age of the newest scrape
	 * @param requestsPerSecond how many requests it answered
	 * @param errorShare the part of them that ended with a server error, from 0 to 1
	 * @param p50Ms half of them took at most as long, in milliseconds
	 * @param p99Ms 99 of 100 took at most as long
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record MetricLoad(double scrapedSecondsAgo, @Nullable Double requestsPerSecond, @Nullable Double errorShare,
			@Nullable Double p50Ms, @Nullable Double p99Ms) {

		private static final int SECOND = 1000;

		static @Nullable MetricLoad of(ServiceMetrics metrics) {
			Double age = metrics.ageSeconds();
			if (age == null) {
				return null;
			}
			List<Load> loads = metrics.loads();
			return loads.isEmpty() ? new MetricLoad(age, null, null, null, null) : of(age, loads.getLast());
		}

		private static MetricLoad of(double age, Load load) {
			return new MetricLoad(age, rounded(load.rate()), rounded(load.errors()), rounded(SECOND * load.p50()),
					rounded(SECOND * load.p99()));
		}

		private static @Nullable Double rounded(double value) {
			return Double.isFinite(value) ? Math.round(value * SECOND) / (double) SECOND : null;
		}

	}

	/**
	 * Calls to one service.
	 *
	 * @param to the service, or its address when it sent no span
	 * @param count how many
	 * @param failed how many of them failed
	 */
	record Calls(String to, int count, long failed) {

		static Calls of(String to, List<Call> calls) {
			return new Calls(Shortened.text(to), calls.size(), calls.stream().filter(Call::failed).count());
		}

	}

}
