package org.reviewscope.system.clouds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.truth.KnownRun;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How Compose hands the overlays and their settings to the Collector: in an order in
 * which none is replaced again, no secret by its value, and what is missing by its name.
 */
class CloudComposeTests {

	/** Settings without a default. */
	private static final Pattern NEEDED = Pattern.compile("\\$\\{env:(\\w+)}");

	private static final Pattern REFUSAL = Pattern.compile("\\$\\{\\w+:\\?set it to .+}");

	@ParameterizedTest
	@CsvSource({ "otlp, ", "honeycomb, ", "aws, ${AWS_OVERLAY:-aws}", "google, " })
	void readsTheTargetsOverlayLast(String target, String variant) {
		List<String> expected = Stream
			.concat(command("docker-compose.yaml").stream(),
					Stream.of("clouds", target, variant)
						.filter(Objects::nonNull)
						.map("--config=/etc/otel-collector/%s.yaml"::formatted))
			.toList();
		assertThat(command("compose." + target + ".yaml")).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "otlp", "honeycomb", "aws", "google" })
	void refusesToStartWithoutASettingThatHasNoDefault(String target) {
		JsonNode file = Repository.yaml(Path.of("compose." + target + ".yaml"));
		JsonNode environment = file.at("/services/otel-collector/environment");
		assertThat(needed(target)).allSatisfy((name) -> assertThat(environment.path(name).asString()).as(name)
			.startsWith("${" + name + ":?")
			.matches(REFUSAL));
		assertThat(file.path("secrets").valueStream()).isNotEmpty()
			.allSatisfy((secret) -> assertThat(secret.path("file").asString()).matches(REFUSAL));
		assertThat(file.at("/services/otel-collector/secrets").valueStream().map(JsonNode::asString))
			.containsExactlyElementsOf(file.path("secrets").propertyNames());
	}

	@ParameterizedTest
	@ValueSource(strings = { "otlp", "honeycomb", "aws", "aws-emf", "google" })
	void pageSaysWhichSettingAnExportersErrorIsAbout(String overlay) {
		String page = Repository.text(Path.of("docs/clouds.md"));
		String table = page.substring(page.indexOf("### Which setting"), page.indexOf("## One more target"));
		assertThat(Repository.yaml(Path.of("otel-collector", overlay + ".yaml")).path("exporters").propertyNames())
			.isNotEmpty()
			.allSatisfy((exporter) -> assertThat(table).contains("`" + exporter + "`"));
		String secret = Repository.yaml(Path.of("compose." + overlay.replace("-emf", "") + ".yaml"))
			.path("secrets")
			.toString();
		assertThat(table).contains("`" + secret.replaceAll(".*\\$\\{(\\w+):.*", "$1") + "`");
	}

	@Test
	void xraysIdsAndHeaderAreOnForAwsAlone() throws IOException {
		String variable = "REVIEWSCOPE_OBSERVABILITY_XRAY_ENABLED";
		JsonNode services = Repository.yaml(Path.of("compose.aws.yaml")).path("services");
		assertThat(KnownRun.SERVICES)
			.allSatisfy((service) -> assertThat(services.at("/" + service + "/environment/" + variable).asString())
				.isEqualTo("true"));
		try (Stream<Path> files = Files.list(Repository.ROOT)) {
			assertThat(files.map(Path::getFileName)
				.filter((file) -> file.toString().matches("(docker-)?compose.*\\.yaml"))
				.filter((file) -> Repository.text(file).contains(variable)))
				.containsExactly(Path.of("compose.aws.yaml"));
		}
	}

	private static List<String> needed(String target) {
		return NEEDED.matcher(Repository.text(Path.of("otel-collector", target + ".yaml")))
			.results()
			.map((MatchResult match) -> match.group(1))
			.distinct()
			.toList();
	}

	private static List<String> command(String file) {
		return Repository.yaml(Path.of(file))
			.at("/services/otel-collector/command")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

}
