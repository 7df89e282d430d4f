package org.reviewscope.console.fault;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.fault.FaultCard.Proof;
import org.reviewscope.console.fault.FaultCard.Switch;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Scraper;

import org.springframework.stereotype.Component;

/**
 * The faults of all services, each once.
 */
@Component
public class FaultBoard {

	private final FaultClient client;

	private final FaultRuns runs;

	private final Scraper scraper;

	FaultBoard(FaultClient client, FaultRuns runs, Scraper scraper) {
		this.client = client;
		this.runs = runs;
		this.scraper = scraper;
	}

	/**
	 * Asks the services.
	 * @param services the services
	 * @return a card for each fault, none when the services were started without them
	 */
	public List<FaultCard> cards(List<ServiceStatus> services) {
		Map<String, List<Found>> found = services.stream()
			.flatMap((service) -> this.client.faults(service).stream().map((state) -> new Found(service, state)))
			.collect(Collectors.groupingBy((one) -> one.state().fault().name(), LinkedHashMap::new,
					Collectors.toList()));
		return found.values()
			.stream()
			.map((all) -> card(all, services))
			.sorted(Comparator.comparing((card) -> card.fault().name()))
			.toList();
	}

	private FaultCard card(List<Found> all, List<ServiceStatus> services) {
		Found first = all.getFirst();
		FaultState.Fault fault = first.state().fault();
		return FaultCard.of(fault, FaultClient.endpoint(first.service()),
				all.stream()
					.map((one) -> Switch.of(one.service().name(), one.state(),
							metricLink(fault.signs().metric(), one.service(), services)))
					.toList(),
				all.stream().flatMap((one) -> proof(one).stream()).toList());
	}

	private Optional<Proof> proof(Found found) {
		FaultState state = found.state();
		FaultRun run = this.runs.follow(found.service().name(), state.fault().name(), state.until() != null);
		return Optional.ofNullable(run).map((last) -> Proof.of(last, state.fault().signs()));
	}

	// Of the service itself or, where its fault is seen from outside, of another one
	private @Nullable String metricLink(String metric, ServiceStatus own, List<ServiceStatus> services) {
		return Stream.concat(Stream.of(own), services.stream())
			.map(ServiceStatus::name)
			.filter((service) -> this.scraper.of(service)
				.families()
				.stream()
				.anyMatch((family) -> family.name().equals(metric)))
			.findFirst()
			.map((service) -> "/metrics#" + service + "-" + metric)
			.orElse(null);
	}

	private record Found(ServiceStatus service, FaultState state) {

	}

}
