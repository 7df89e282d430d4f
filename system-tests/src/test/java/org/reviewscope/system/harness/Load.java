package org.reviewscope.system.harness;

import java.util.stream.Stream;

import org.reviewscope.system.harness.Http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * The requests of users to the gateway, their mistakes included.
 *
 * @param suite the suite
 */
public record Load(Suite suite) {

	private static final String PREDICTIONS = "/api/v1/predictions";

	/** Sends one of each: all classes, both tenants, a batch, feedback and bad input. */
	public void round() {
		Stream.of("acme", "globex").forEach((tenant) -> {
			say("positive", predict(tenant, "Fantastic, I use it every day."));
			say("negative", predict(tenant, "Terrible. It crashes every time I open it."));
			say("negative", predict(tenant, "Fantastic, if you like to wait."));
			predict(tenant, "It's okay, nothing special. ".repeat(100));
		});
		post("/predict", "{\"review\": \"It's a decent app, nothing extraordinary but useful.\"}");
		post(PREDICTIONS + "/batch", "{\"reviews\": [\"Good value.\", \"Broke after a week.\"]}");
		post(PREDICTIONS, "{\"review\": \" \"}");
		post(PREDICTIONS, "no JSON");
		Http.get(this.suite.gateway("/api/v1/models"));
	}

	private JsonNode predict(String tenant, String review) {
		return post(PREDICTIONS, "{\"review\": \"" + review + "\"}", "x-tenant-id", tenant).json();
	}

	private void say(String sentiment, JsonNode prediction) {
		String feedback = PREDICTIONS + "/" + prediction.path("id").asString() + "/feedback";
		post(feedback, "{\"sentiment\": \"" + sentiment + "\"}");
	}

	private Answer post(String path, String json, String... headers) {
		return Http.post(this.suite.gateway(path), json, headers);
	}

}
