package org.reviewscope.console.mcp.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.reviewscope.console.ingest.Arrivals;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.store.Call;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.Span;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Shows the state of each service.
 */
@Component
class ServicesTool implements ConsoleTool {

	private final TelemetryStore store;

	private final Scraper scraper;

	private final Arrivals arrivals;

	private final ObjectProvider<RunningServices> running;

	ServicesTool(TelemetryStore store, Scraper scraper, Arrivals arrivals, ObjectProvider<RunningServices> running) {
		this.store = store;
		this.scraper = scraper;
		this.arrivals = arrivals;
		this.running = running;
	}

	@Override
	public String name() {
		return "services";
	}

	@Override
	public String title() {
		return "List the services";
	}

	@Override
	public String description() {
		return "Each service that runs or has sent spans: its state; requests per second, share of server errors and "
				+ "latency of the last half minute from its metrics, how old those are, and why they could not be "
				+ "read (unreachable); number, errors and latency of its server spans; the age of its newest span; "
				+ "how many seconds after their end its spans arrive here at the earliest (arrivalDelaySeconds: with "
				+ "little traffic up to the pause between two exports, five seconds by default; more, or less than "
				+ "zero, means that they wait, or that its clock is wrong); whom it calls, how often, and how many "
				+ "calls failed. Begin here.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().text("from", "since when spans count: a time, or how long ago; without it, 5m");
	}

	@Override
	public Answer call(ToolArguments arguments) {
		QueryForm form = new QueryForm("", arguments.has("from") ? arguments.text("from") : "5m", "");
		List<Span> spans = this.store.searchSpans(form.spans(), Integer.MAX_VALUE);
		Map<String, List<Span>> spansOf = spans.stream().collect(Collectors.groupingBy(Span::service));
		Map<String, List<Call>> callsOf = this.store.callsSince(earliest(spans))
			.stream()
			.collect(Collectors.groupingBy(Call::from));
		Map<String, ServiceStatus> statuses = this.running.stream()
			.flatMap((services) -> services.statuses().stream())
			.collect(Collectors.toMap(ServiceStatus::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
		Set<String> names = new LinkedHashSet<>(statuses.keySet());
		names.addAll(this.scraper.services());
		names.addAll(callsOf.keySet());
		names.addAll(spansOf.keySet());
		long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
		return new Answer(Map.of("time", Shortened.time(now)), "services",
				names.stream()
					.map((name) -> ServiceItem.of(name, statuses.get(name), this.scraper)
						.with(spansOf.getOrDefault(name, List.of()), callsOf.getOrDefault(name, List.of()), now,
								this.arrivals.delaySeconds(name, form.begin())))
					.toList(),
				"a shorter time");
	}

	private static long earliest(List<Span> spans) {
		return spans.stream().mapToLong(Span::startTimeUnixNano).min().orElse(Long.MAX_VALUE);
	}

}
