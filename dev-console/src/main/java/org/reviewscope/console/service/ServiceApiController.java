package org.reviewscope.console.service;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The services as JSON. An empty list when the console runs without the launcher.
 */
@RestController
@RequestMapping("/api/services")
class ServiceApiController {

	private final ObjectProvider<RunningServices> running;

	ServiceApiController(ObjectProvider<RunningServices> running) {
		this.running = running;
	}

	@GetMapping
	List<ServiceView> services() {
		return this.running.stream()
			.flatMap((services) -> services.statuses().stream())
			.map((status) -> new ServiceView(status.name(), status.url(), status.state(), status.pid(),
					(status.uptime() != null) ? status.uptime().toSeconds() : null))
			.toList();
	}

	/**
	 * A service.
	 *
	 * @param name its name
	 * @param url the address of its API
	 * @param state its state
	 * @param pid the id of its process
	 * @param uptimeSeconds how long that process has been running
	 */
	record ServiceView(String name, String url, ServiceState state, @Nullable Long pid, @Nullable Long uptimeSeconds) {
	}

}
