package org.reviewscope.console.service;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Load;

/**
 * A service on the overview.
 *
 * @param line its name, its state and what can be done
 * @param rate requests per second
 * @param errors the part of them that failed
 * @param failing whether any failed
 * @param latency the 50th, 90th and 99th percentile
 */
record ServiceCard(ServiceLine line, Chart rate, Chart errors, boolean failing, List<Chart> latency) {

	static ServiceCard of(ServiceStatus status, List<Load> loads) {
		double slowest = Sparkline.greatest(loads.stream().map(Load::p99).toList());
		Chart errors = chart("errors", loads, Load::errors, 1, "%.1f %%", 100);
		return new ServiceCard(ServiceLine.of(status),
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
		return new Chart(name, text, Sparkline.of(values, top));
	}

	private static Chart latency(String name, List<Load> loads, ToDoubleFunction<Load> value, double top) {
		List<Double> values = values(loads, value);
		String text = (values.isEmpty() || values.getLast().isNaN()) ? "-"
				: Formats.duration(Math.round(values.getLast() * 1e9));
		return new Chart(name, text, Sparkline.of(values, top));
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
