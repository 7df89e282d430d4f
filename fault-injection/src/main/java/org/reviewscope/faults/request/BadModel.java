package org.reviewscope.faults.request;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;

import org.springframework.http.MediaType;

/**
 * A registry that names a version which nobody can load. Only its answer is wrong:
 * nothing is written, so nothing has to be repaired.
 */
final class BadModel {

	private static final String VERSION = "version";

	private BadModel() {
	}

	static Fault fault(RequestEffects effects) {
		return new RequestFault(
				new FaultDescription("bad-model", "The registry calls a version active that has no artifact.",
						FaultDescription.STORE, Map.of(VERSION, "9.9.9-bad"),
						new Signs("model_swap_failures_total", "grows in inference-service every half minute",
								"“model swap” is red; predictions go on with the version before",
								"warning “Model … cannot serve, … goes on”, event.name model.refused",
								"ModelStale (load failed) after five minutes")),
				effects, (parameters) -> {
					String version = parameters.text(VERSION);
					return (route, response) -> !route.equals("GET /models/active") || answered(response, version);
				});
	}

	private static boolean answered(HttpServletResponse response, String version) throws IOException {
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.getWriter()
			.write("{\"name\": \"sentiment-minilm\", \"version\": \"%s\", \"sha256\": \"%s\", \"sizeBytes\": 1}"
				.formatted(version.replaceAll("[^\\w.-]", ""), "0".repeat(64)));
		return false;
	}

}
