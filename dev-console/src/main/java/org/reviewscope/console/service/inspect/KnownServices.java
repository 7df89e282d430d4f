package org.reviewscope.console.service.inspect;

import java.util.List;

import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.launch.variable.VariableChange;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The services that the launcher runs: none, when the console runs alone.
 */
@Component
class KnownServices {

	private final ObjectProvider<InspectedServices> inspected;

	private final ObjectProvider<RunningServices> running;

	private final boolean suite;

	KnownServices(ObjectProvider<InspectedServices> inspected, ObjectProvider<RunningServices> running,
			@Value("${reviewscope.console.suite}") boolean suite) {
		this.suite = suite;
		this.inspected = inspected;
		this.running = running;
	}

	/**
	 * What is known of a service.
	 * @param name its name
	 * @return its details
	 * @throws UnknownServiceException if there is no such service
	 */
	ServiceDetails get(String name) {
		return this.inspected.stream()
			.flatMap((services) -> services.find(name).stream())
			.findFirst()
			.orElseThrow(() -> new UnknownServiceException(names(), this.suite));
	}

	void restart(String name, VariableChange change) {
		this.inspected.forEach((services) -> services.restart(name, change));
	}

	private List<String> names() {
		return this.running.stream()
			.flatMap((services) -> services.statuses().stream())
			.map(ServiceStatus::name)
			.toList();
	}

}
