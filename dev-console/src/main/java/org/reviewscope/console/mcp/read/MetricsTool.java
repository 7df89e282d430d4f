package org.reviewscope.console.mcp.read;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.MetricFamily.Sample;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.scrape.ServiceMetrics;

import org.springframework.stereotype.Component;

/**
 * Shows what was scraped.
 */
@Component
class MetricsTool implements ConsoleTool {

	private final Scraper scraper;

	MetricsTool(Scraper scraper) {
		this.scraper = scraper;
	}

	@Override
	public String name() {
		return "metrics";
	}

	@Override
	public String title() {
		return "Read metrics";
	}

	@Override
	public String description() {
		return "The newest scrape of the services' metrics, every five seconds: a line for each series with its "
				+ "labels, value, and rate per second (of gauges: change per second) in the last minute; no buckets. "
				+ "Without a name: only the names of the metrics.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().text("service", "the name of a service; without it, all services")
			.text("name", "a part of the metric's name, or several, separated by commas: hikaricp_connections,jvm_gc");
	}

	@Override
	public Answer call(ToolArguments arguments) {
		List<String> services = services(arguments.text("service"));
		if (!arguments.has("name")) {
			return new Answer(Map.of(), "metrics", services.stream().flatMap(this::names).toList(), "a service");
		}
		List<String> parts = Arrays.stream(arguments.text("name").split(",")).map(String::strip).toList();
		List<SeriesItem> series = services.stream().flatMap((service) -> series(service, parts)).toList();
		Map<String, Object> head = new LinkedHashMap<>();
		services.forEach((service) -> head.put(service + " scraped seconds ago", age(service)));
		return new Answer(head, "series", series, "a longer part of the name, or a service");
	}

	private List<String> services(String asked) {
		List<String> known = this.scraper.services();
		if (!asked.isEmpty() && !known.contains(asked)) {
			throw new QueryException("service: expected one of " + known);
		}
		return asked.isEmpty() ? known : List.of(asked);
	}

	private Stream<NameItem> names(String service) {
		return this.scraper.of(service)
			.families()
			.stream()
			.map((family) -> new NameItem(service, family.name(), family.type(), Shortened.text(family.help())));
	}

	private Stream<SeriesItem> series(String service, List<String> parts) {
		ServiceMetrics metrics = this.scraper.of(service);
		return metrics.families()
			.stream()
			.filter((family) -> parts.stream().anyMatch((part) -> isPart(part, family)))
			.flatMap((family) -> family.samples().stream())
			.filter((sample) -> !sample.name().endsWith("_bucket"))
			.map((sample) -> SeriesItem.of(service, sample, metrics.perSecond(sample)));
	}

	private Object age(String service) {
		Double age = this.scraper.of(service).ageSeconds();
		return (age != null) ? age : "never";
	}

	private static boolean isPart(String part, MetricFamily family) {
		return !part.isEmpty() && family.name().contains(part);
	}

	/**
	 * A metric.
	 *
	 * @param service its service
	 * @param name its name
	 * @param type for example {@code counter}
	 * @param help what it counts
	 */
	record NameItem(String service, String name, String type, String help) {
	}

	/**
	 * A series.
	 *
	 * @param service its service
	 * @param name the metric's name
	 * @param labels what distinguishes it from the others
	 * @param value its value, a text where it is no number
	 * @param perSecond how fast it grew in the last minute
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	record SeriesItem(String service, String name, Map<String, Object> labels, Object value,
			@Nullable Double perSecond) {

		static SeriesItem of(String service, Sample sample, @Nullable Double perSecond) {
			Map<String, Object> labels = Shortened.attributes(new LinkedHashMap<>(sample.labels()));
			Object value = Double.isFinite(sample.value()) ? (Object) sample.value() : String.valueOf(sample.value());
			return new SeriesItem(service, sample.name(), labels, value, perSecond);
		}

	}

}
