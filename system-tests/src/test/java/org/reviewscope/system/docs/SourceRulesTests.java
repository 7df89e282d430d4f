package org.reviewscope.system.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no service does, so that nothing a client sends can be misused for it.
 */
class SourceRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service", "service-trust" })
	void noServiceStartsProcessesEvaluatesTextParsesXmlOrReadsJavaObjects(String module) throws IOException {
		try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(module).resolve("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))).isNotEmpty()
				.allSatisfy((file) -> assertThat(file).content()
					.doesNotContain("ProcessBuilder", "getRuntime().exec", "SpelExpressionParser", "ScriptEngine",
							"javax.xml", "org.w3c.dom", "org.xml", "ObjectInputStream", "Class.forName(",
							"createNativeQuery", "Statement("));
		}
	}

}
