package org.reviewscope.system.trust;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Management ports offer what {@code docs/configuration.md} names, and nothing else.
 */
@ExtendWith({ SuiteExtension.class, TrustedSuite.Extension.class })
class ManagementPortSystemTests {

	/** What Spring Boot would have to offer. */
	private static final Set<String> CLOSED = Set.of("env", "heapdump", "configprops", "threaddump", "loggers", "beans",
			"mappings", "shutdown", "httpexchanges", "logfile", "metrics", "flyway", "caches", "conditions",
			"scheduledtasks", "startup", "restart", "faults", "rollbar", "jolokia");

	private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `/actuator/(\\w+)` \\|");

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void offersWhatIsDocumented(String service, Suite suite) {
		JsonNode links = Http.get(suite.management(service) + "/actuator").json().path("_links");
		Set<String> offered = links.properties()
			.stream()
			.map((link) -> link.getKey().replaceFirst("-.*", ""))
			.filter((name) -> !name.equals("self"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(offered).isEqualTo(documented());
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void offersNothingElse(String service, Suite suite) {
		assertThat(CLOSED).allSatisfy((name) -> {
			assertThat(Http.get(suite.management(service) + "/actuator/" + name).status()).as(name).isEqualTo(404);
			assertThat(Http.get(suite.url(service) + "/actuator/" + name).status()).as(name).isEqualTo(404);
		});
		assertThat(documented())
			.allSatisfy((name) -> assertThat(Http.get(suite.url(service) + "/actuator/" + name).status()).as(name)
				.isEqualTo(404));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void tellsNoSecretAndNothingOfTheEnvironment(String service, TrustedSuite trusted) {
		for (String name : documented()) {
			assertThat(Http.get(trusted.suite().management(service) + "/actuator/" + name).body()).as(name)
				.doesNotContain(TrustedSuite.TOKEN, TrustedSuite.OLD_TOKEN, TrustedSuite.ADMIN_TOKEN, "java.class.path",
						"PASSWORD", "tls.key");
		}
	}

	private static Set<String> documented() {
		return DOCUMENTED.matcher(Repository.text(Path.of("docs/configuration.md")))
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
