package org.reviewscope.console.fault;

import java.util.List;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Switches faults on and off, and has their signs looked for.
 */
@Component
class FaultSwitches {

	private final FaultClient client;

	private final FaultRuns runs;

	private final ObjectProvider<RunningServices> services;

	FaultSwitches(FaultClient client, FaultRuns runs, ObjectProvider<RunningServices> services) {
		this.client = client;
		this.runs = runs;
		this.services = services;
	}

	List<ServiceStatus> services() {
		return this.services.stream().flatMap((running) -> running.statuses().stream()).toList();
	}

	ServiceStatus service(String name) {
		return services().stream()
			.filter((status) -> status.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	List<FaultState> faults(ServiceStatus service) {
		return this.client.faults(service);
	}

	void begin(ServiceStatus service, String fault) throws InterruptedException {
		this.runs.begin(service.name(), fault);
		this.client.begin(service, fault);
	}

	void end(ServiceStatus service, String fault) {
		this.client.end(service, fault);
	}

}
