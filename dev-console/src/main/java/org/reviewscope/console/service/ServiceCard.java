package org.reviewscope.console.service;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Load;

/**
 * A service on the overview.
 *
 * @param axis the time of the charts, {@code null} before there is anything to draw
 * @param line its name, its state and what can be done
 * @param rate requests per second
 * @param errors the part of them that failed
 * @param failing whether any failed
 * @param latency the 50th, 90th and 99th percentile
 */
record ServiceCard(@Nullable TimeAxis axis, ServiceLine line, Chart rate, Chart errors, boolean failing,
		List<Chart> latency) {

	private static final Duration SHOWN = Duration.ofMinutes(5);

	static ServiceCard of(ServiceStatus status, List<Load> all) {
		List<Load> loads = all.isEmpty() ? all
				: all.stream().filter((load) -> unixNano(load) >= axis(all).from()).toList();
		double slowest = Sparkline.greatest(loads.stream().map(Load::p99).toList());
		Chart errors = chart("errors", loads, Load::errors, 1, "%.1f %%", 100);
		return new ServiceCard(loads.isEmpty() ? null : axis(loads), ServiceLine.of(status),
				chart("requests", loads, Load::rate, Sparkline.greatest(loads.stream().map(Load::rate).toList()),
						"%.1f/s", 1),
				errors, !loads.isEmpty() && loads.getLast().errors() > 0,
				List.of(latency("p50", loads, Load::p50, slowest), latency("p90", loads, Load::p90, slowest),
						latency("p99", loads, Load::p99, slowest)));
	}

	private static Chart chart(String name, List<Load> loads, ToDoubleFunction<Load> value, double top, String format,
			double factor) {
		List<Double> values = values(loads, value);
		String text = values.isEmpty() ? "-" : String.format(Locale.ROOT, format, factor * values.getLast());
		return new Chart(name, text, line(loads, values, top));
	}

	private static Chart latency(String name, List<Load> loads, ToDoubleFunction<Load> value, double top) {
		List<Double> values = values(loads, value);
		String text = (values.isEmpty() || values.getLast().isNaN()) ? "-"
				: Formats.duration(Math.round(values.getLast() * 1e9));
		return new Chart(name, text, line(loads, values, top));
	}

	private static Sparkline line(List<Load> loads, List<Double> values, double top) {
		List<Long> times = loads.stream().map(ServiceCard::unixNano).toList();
		return loads.isEmpty() ? new Sparkline("") : Sparkline.of(values, times, axis(loads), top);
	}

	/** Until the newest, so that the page stays as it is until the next one. */
	private static TimeAxis axis(List<Load> loads) {
		long newest = unixNano(loads.getLast());
		return new TimeAxis(newest - SHOWN.toNanos(), newest);
	}

	private static long unixNano(Load load) {
		return TimeUnit.MILLISECONDS.toNanos(load.unixMillis());
	}

	private static List<Double> values(List<Load> loads, ToDoubleFunction<Load> value) {
		return loads.stream().map((load) -> value.applyAsDouble(load)).toList();
	}

	/**
	 * A number and its history.
	 *
	 * @param name its name
	 * @param value the newest, with its unit
	 * @param line its history of the last minutes
	 */
	record Chart(String name, String value, Sparkline line) {
	}

}
