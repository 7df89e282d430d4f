package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.List;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@EnableAutoConfiguration
@RestController
class ActuatorApplication {

	static final List<Request> REQUESTS = List.of(Request.of("GET /actuator/health", 200),
			Request.of("GET /actuator/health/liveness", 200), Request.of("GET /actuator/health/nothing", 404),
			Request.of("GET /actuator/info", 404), Request.of("GET /actuator/metrics", 404),
			Request.of("GET /actuator/env", 404), Request.of("GET /actuator/nothing", 404, Request.HTML),
			Request.of("POST /actuator/health", 405), Request.of("GET /livez", 200), Request.of("GET /readyz", 200));

	/**
	 * Takes the paths that are nobody else's.
	 */
	@GetMapping("/{word}")
	String word(@PathVariable String word) {
		return "The word is " + word;
	}

}
