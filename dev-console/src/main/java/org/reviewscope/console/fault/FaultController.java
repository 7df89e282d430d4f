package org.reviewscope.console.fault;

import java.util.function.Consumer;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The buttons that switch a fault on and off.
 */
@Controller
@RequestMapping("/try/faults/{service}/{fault:[a-z-]+}")
class FaultController {

	private final FaultClient client;

	private final FaultRuns runs;

	private final ObjectProvider<RunningServices> services;

	FaultController(FaultClient client, FaultRuns runs, ObjectProvider<RunningServices> services) {
		this.client = client;
		this.runs = runs;
		this.services = services;
	}

	@PostMapping("/begin")
	String begin(@PathVariable String service, @PathVariable String fault) throws InterruptedException {
		this.runs.begin(service, fault);
		return change(service, fault, (status) -> this.client.begin(status, fault));
	}

	@PostMapping("/end")
	String end(@PathVariable String service, @PathVariable String fault) {
		return change(service, fault, (status) -> this.client.end(status, fault));
	}

	private String change(String service, String fault, Consumer<ServiceStatus> change) {
		change.accept(this.services.stream()
			.flatMap((running) -> running.statuses().stream())
			.filter((status) -> status.name().equals(service))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		return "redirect:/try#fault-" + fault;
	}

}
