package org.reviewscope.system.trust;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.ServiceJar;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each program says what it is made of: the libraries on its class path in their
 * versions, not one more and not one less.
 */
@DisabledIfSystemProperty(named = "reviewscope.maven", matches = "offline=true",
		disabledReason = "with -o, Maven leaves the bills of materials out")
@ExtendWith(SuiteExtension.class)
class BillOfMaterialsSystemTests {

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void runningServiceNamesItsLibrariesAndTheirVersions(String service, Suite suite) {
		Http.Answer answer = Http.get(suite.management(service) + "/actuator/sbom/application");

		assertThat(answer.header("content-type")).isEqualTo("application/vnd.cyclonedx+json");
		assertThat(answer.json().at("/metadata/component/name").asString()).isEqualTo(service);
		assertThat(files(answer.json())).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(libraries(service));
	}

	@Test
	void jarOfTheConsoleNamesItsLibrariesAndTheirVersions() throws IOException {
		try (JarFile jar = new JarFile(ServiceJar.extracted("dev-console").toFile())) {
			String location = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
			byte[] bill = jar.getInputStream(jar.getEntry(location)).readAllBytes();
			assertThat(files(new JsonMapper().readTree(bill))).hasSizeGreaterThan(30)
				.containsExactlyInAnyOrderElementsOf(libraries("dev-console"));
		}
	}

	/** Without what extracts the jar, which Spring Boot adds while it packs. */
	private static List<String> libraries(String program) {
		return ServiceJar.libraries(program)
			.stream()
			.filter((file) -> !file.startsWith("spring-boot-jarmode-tools-"))
			.toList();
	}

	/**
	 * Spring Boot's starters are lists of others and have no classes: no jar has them.
	 */
	private static List<String> files(JsonNode bill) {
		return bill.path("components")
			.valueStream()
			.filter((component) -> !component.path("name").asString().startsWith("spring-boot-starter"))
			.map((component) -> "%s-%s.jar".formatted(component.path("name").asString(),
					component.path("version").asString()))
			.toList();
	}

}
