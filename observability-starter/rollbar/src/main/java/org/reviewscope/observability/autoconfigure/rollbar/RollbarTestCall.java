package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Raises a warning and an error, for trying out. A controller, so that services need not
 * expose one more endpoint. Pages of a browser are refused: they all send an
 * {@code Origin}.
 */
@RestController
@RequestMapping("${management.endpoints.web.base-path:/actuator}/rollbar")
class RollbarTestCall {

	private static final Logger logger = LoggerFactory.getLogger(RollbarTestCall.class);

	@PostMapping(headers = "!" + HttpHeaders.ORIGIN)
	Raised raise() {
		logger.warn("A warning to try Rollbar with");
		logger.error("An error to try Rollbar with", new IllegalStateException("This text stays in the service"));
		return new Raised(logger.getName(), List.of("warning", "error"));
	}

	/**
	 * What to look for.
	 *
	 * @param logger the logger, which is the context of both items
	 * @param levels their levels
	 */
	record Raised(String logger, List<String> levels) {
	}

}
