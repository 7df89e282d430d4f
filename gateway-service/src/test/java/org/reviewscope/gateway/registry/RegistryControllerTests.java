package org.reviewscope.gateway.registry;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.gateway.prediction.Sentiment;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The list of models on the wire.
 */
@WebMvcTest(RegistryController.class)
class RegistryControllerTests {

	@MockitoBean
	private RegistryClient registry;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void modelsTellTheirVersionsAndWhichIsActiveOrTried() {
		RegisteredModels.Version active = version("2.0.0", true, false);
		RegisteredModels.Version candidate = version("1.0.0", false, true);
		given(this.registry.models()).willReturn(new RegisteredModels(
				List.of(new RegisteredModels.Entry("sentiment-minilm", List.of(candidate, active)))));
		assertThat(this.mvc.get().uri("/api/v1/models")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"models":[{"name":"sentiment-minilm","versions":[
				{"version":"1.0.0","active":false,"candidate":true,"sha256":"ab12","sizeBytes":22000000,
				"labels":["negative","neutral","positive"],"maxLength":256,"createdAt":"2026-11-21T02:00:00Z"},
				{"version":"2.0.0","active":true,"candidate":false,"sha256":"ab12","sizeBytes":22000000,
				"labels":["negative","neutral","positive"],"maxLength":256,"createdAt":"2026-11-21T02:00:00Z"}]}]}
				""");
	}

	private static RegisteredModels.Version version(String version, boolean active, boolean candidate) {
		return new RegisteredModels.Version(version, active, candidate, "ab12", 22_000_000,
				List.of(Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE), 256,
				Instant.parse("2026-11-21T02:00:00Z"));
	}

}
