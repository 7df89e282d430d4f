package org.reviewscope.console.metric;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.ServiceMetrics;

/**
 * The metrics of one service. The course's and the suite's own come before those of the
 * libraries.
 *
 * @param service its name
 * @param url the address where Prometheus reads them
 * @param course the four of the course on model monitoring
 * @param own the suite's own
 * @param libraries all others
 */
record MetricsPage(String service, @Nullable String url, List<MetricRow> course, List<MetricRow> own,
		List<MetricRow> libraries) {

	private static final Set<String> COURSE = Set.of("prediction_requests_total", "prediction_error_total",
			"prediction_latency_seconds", "review_length_summary");

	private static final List<String> OWN = List.of("prediction_", "model_", "inference_", "gateway_", "reviewscope_");

	static MetricsPage of(String service, @Nullable String url, ServiceMetrics metrics) {
		// The maximum of a histogram is a separate family, which adds little
		Predicate<MetricFamily> isShown = (family) -> !family.name().endsWith("_max");
		List<MetricRow> rows = metrics.families()
			.stream()
			.filter(isShown)
			.map((family) -> MetricRow.of(family, metrics.history(family.name())))
			.toList();
		return new MetricsPage(service, url, only(rows, MetricsPage::isOfCourse),
				only(rows, (name) -> !isOfCourse(name) && isOwn(name)),
				only(rows, (name) -> !isOfCourse(name) && !isOwn(name)));
	}

	/**
	 * The address of a scrape with only the course's and the suite's own metrics.
	 * @return the address, {@code null} when there is none or they are not known yet
	 */
	public @Nullable String ownUrl() {
		String names = Stream.concat(this.course.stream(), this.own.stream())
			.map(MetricsPage::nameWithoutSuffix)
			.collect(Collectors.joining(","));
		return (this.url != null && !names.isEmpty()) ? this.url + "?includedNames=" + names : null;
	}

	/** The endpoint knows a counter by its name without the suffix. */
	private static String nameWithoutSuffix(MetricRow row) {
		return row.type().equals("counter") ? row.name().replaceFirst("_total$", "") : row.name();
	}

	private static List<MetricRow> only(List<MetricRow> rows, Predicate<String> name) {
		return rows.stream().filter((row) -> name.test(row.name())).toList();
	}

	private static boolean isOfCourse(String name) {
		return COURSE.contains(name);
	}

	private static boolean isOwn(String name) {
		return OWN.stream().anyMatch(name::startsWith);
	}

}
