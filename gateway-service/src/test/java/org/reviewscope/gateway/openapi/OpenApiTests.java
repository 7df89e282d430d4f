package org.reviewscope.gateway.openapi;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API's description, against what the gateway does.
 */
@SpringBootTest(properties = "management.server.port=-1")
@AutoConfigureMockMvc
class OpenApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void everyPublicCallAndNothingElseIsDescribed() throws Exception {
		assertThat(calls(document())).containsExactlyInAnyOrder("POST /predict", "POST /api/v1/predictions",
				"POST /api/v1/predictions/batch", "GET /api/v1/predictions/{id}",
				"POST /api/v1/predictions/{id}/feedback", "GET /api/v1/models");
	}

	@Test
	void everyReferenceLeadsSomewhere() throws Exception {
		JsonNode document = document();
		List<String> references = document.findValuesAsString("$ref");
		assertThat(references).isNotEmpty()
			.allSatisfy((reference) -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
	}

	@Test
	void everyCallHasASummaryItsHeadersAndItsProblems() throws Exception {
		JsonNode document = document();
		for (JsonNode path : document.get("paths")) {
			for (JsonNode call : path) {
				assertThat(call.path("summary").asString("")).isNotBlank();
				assertThat(call.get("parameters").findValuesAsString("$ref")).contains("#/components/parameters/Tenant",
						"#/components/parameters/User");
				assertThat(call.get("responses").propertyNames()).contains("400", "405", "429", "502", "503", "504");
				assertThat(call.get("operationId").asString()).doesNotContain("_");
			}
		}
	}

	@Test
	void shapesAreThoseOfTheContract() throws Exception {
		JsonNode schemas = document().at("/components/schemas");
		assertThat(properties(schemas, "PlainPrediction")).containsExactly("sentiment");
		assertThat(properties(schemas, "Prediction")).containsExactlyInAnyOrder("id", "sentiment", "confidence",
				"scores", "model", "recorded", "traceId");
		assertThat(properties(schemas, "RecordedPrediction")).contains("createdAt", "feedback");
		assertThat(schemas.at("/BatchRequest/properties/reviews/items/type").asString()).isEqualTo("string");
		assertThat(schemas.at("/BatchRequest/properties/reviews/maxItems").asInt()).isEqualTo(64);
		assertThat(schemas.at("/PlainPrediction/properties/sentiment/enum").valueStream().map(JsonNode::asString))
			.containsExactly("negative", "neutral", "positive");
	}

	@Test
	void whatIsAlwaysThereIsRequired() throws Exception {
		JsonNode schemas = document().at("/components/schemas");
		for (String name : schemas.propertyNames()) {
			Set<String> required = schemas.at("/" + name + "/required")
				.valueStream()
				.map(JsonNode::asString)
				.collect(Collectors.toSet());
			Set<String> always = properties(schemas, name);
			if (name.equals("Problem")) {
				always.removeAll(Set.of("traceId", "errors"));
			}
			assertThat(required).as(name).isEqualTo(always);
		}
	}

	@Test
	void lengthOfAReviewIsSaidInTheUnitThatIsCounted() throws Exception {
		JsonNode schemas = document().at("/components/schemas");
		for (String review : List.of("/ReviewRequest/properties/review", "/BatchRequest/properties/reviews/items")) {
			assertThat(schemas.at(review + "/maxLength").asInt()).isEqualTo(5000);
			assertThat(schemas.at(review + "/description").asString()).contains("5,000 UTF-16 code units");
		}
	}

	@Test
	void patternsSayWhatIsRefused() throws Exception {
		JsonNode components = document().get("components");
		String review = components.at("/schemas/ReviewRequest/properties/review/pattern").asString();
		assertThat(components.at("/schemas/BatchRequest/properties/reviews/items/pattern").asString())
			.isEqualTo(review);
		assertThat(" good ").containsPattern(review);
		assertThat(" \t\n").doesNotContainPattern(review);
		for (String name : List.of("Tenant", "User")) {
			String header = components.at("/parameters/" + name + "/schema/pattern").asString();
			assertThat(List.of("", "acme", "a".repeat(64), "who@example.org"))
				.allMatch((value) -> value.matches(header));
			assertThat(List.of("a".repeat(65), "a b", "<script>")).noneMatch((value) -> value.matches(header));
		}
	}

	@Test
	void swaggerUiComesFromThisServerAndAsksNoOther() {
		assertThat(this.mvc.get().uri("/swagger-ui/index.html")).hasStatusOk().bodyText().doesNotContain("https://");
		assertThat(this.mvc.get().uri("/swagger-ui/swagger-ui-bundle.js")).hasStatusOk();
		assertThat(this.mvc.get().uri("/v3/api-docs/swagger-config")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.validatorUrl")
			.isEqualTo("none");
	}

	private JsonNode document() throws Exception {
		return JsonMapper.shared()
			.readTree(this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString());
	}

	private static Set<String> calls(JsonNode document) {
		return document.get("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyNames()
				.stream()
				.map((method) -> method.toUpperCase() + " " + path.getKey()))
			.collect(Collectors.toSet());
	}

	private static Set<String> properties(JsonNode schemas, String name) {
		return new TreeSet<>(schemas.at("/" + name + "/properties").propertyNames());
	}

}
