package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.process.LaunchException;
import org.reviewscope.console.launch.process.ServiceDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the user sets is taken, or refused in words.
 */
class LaunchSettingsTests {

	@Test
	void portsHaveTheirUsualNumbers() {
		LaunchSettings settings = LaunchSettings.from(Path.of(""), (name) -> null);

		assertThat(settings.port(PortSetting.GATEWAY)).isEqualTo(8080);
		assertThat(settings.port(PortSetting.MODEL_STORE_MANAGEMENT)).isEqualTo(9082);
		assertThat(settings.port(PortSetting.OTLP)).isEqualTo(4318);
		assertThat(settings.port(PortSetting.OTLP_GRPC)).isEqualTo(4317);
		assertThat(settings.url(PortSetting.CONSOLE)).isEqualTo("http://localhost:3000");
		assertThat(settings.root()).isAbsolute();
	}

	@Test
	void eachPortCanBeMoved() {
		LaunchSettings settings = LaunchSettings.from(Path.of(""),
				Map.of("OTLP_PORT", "14318", "OTLP_GRPC_PORT", "14317", "GATEWAY_PORT", "")::get);

		assertThat(settings.port(PortSetting.OTLP)).isEqualTo(14318);
		assertThat(settings.port(PortSetting.OTLP_GRPC)).isEqualTo(14317);
		assertThat(settings.port(PortSetting.GATEWAY)).isEqualTo(8080);
	}

	@Test
	void servicesAreToldOfEachOtherWhereverTheyAre() {
		LaunchSettings settings = LaunchSettings.from(Path.of(""),
				Map.of("MODEL_STORE_PORT", "18082", "OTLP_PORT", "14318", "CONSOLE_PORT", "13000")::get);

		assertThat(SuiteDefinition.of(settings)).extracting(ServiceDefinition::name)
			.containsExactly("model-store-service", "inference-service", "gateway-service");
		assertThat(SuiteDefinition.of(settings).get(2).environment()).containsEntry("SERVER_PORT", "8080")
			.containsEntry("MANAGEMENT_SERVER_PORT", "9080")
			.containsEntry("MODEL_STORE_URL", "http://localhost:18082")
			.containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:14318")
			.containsEntry("REVIEWSCOPE_CONSOLE_URL", "http://localhost:13000")
			.containsEntry("REVIEWSCOPE_TRACE_URL", "http://localhost:13000/traces/{traceId}")
			.containsEntry("SERVER_ADDRESS", "127.0.0.1");
	}

	@Test
	void runsAreKeptUnlessSwitchedOff() {
		assertThat(LaunchSettings.areRunsKept((name) -> null)).isTrue();
		assertThat(LaunchSettings.areRunsKept((name) -> "")).isTrue();
		assertThat(LaunchSettings.areRunsKept(Map.of("REVIEWSCOPE_RUNS_ENABLED", "False")::get)).isFalse();
	}

	@Test
	void faultsAreThereOnlyWhenAskedFor() {
		LaunchSettings usual = LaunchSettings.from(Path.of(""), (name) -> null);
		LaunchSettings faulty = LaunchSettings.from(Path.of(""), Map.of("REVIEWSCOPE_FAULTS_ENABLED", "true")::get);

		assertThat(usual.extras()).isEmpty();
		assertThat(faulty.extras()).containsExactly("fault-injection");
		assertThat(SuiteDefinition.of(usual)).extracting(ServiceDefinition::environment)
			.allSatisfy((environment) -> assertThat(environment).containsEntry("REVIEWSCOPE_FAULTS_ENABLED", "false"));
		assertThat(SuiteDefinition.of(faulty)).extracting(ServiceDefinition::environment)
			.allSatisfy((environment) -> assertThat(environment).containsEntry("REVIEWSCOPE_FAULTS_ENABLED", "true"));
	}

	@Test
	void agentsActOnlyWhenAskedFor() {
		assertThat(LaunchSettings.from(Path.of(""), (name) -> null).mcpActions()).isFalse();
		assertThat(LaunchSettings.from(Path.of(""), Map.of("REVIEWSCOPE_MCP_ACTIONS", "true")::get).mcpActions())
			.isTrue();
	}

	@Test
	void rollbarIsThereOnlyWhenAskedFor() {
		LaunchSettings usual = LaunchSettings.from(Path.of(""), (name) -> null);
		LaunchSettings told = LaunchSettings.from(Path.of(""),
				Map.of("REVIEWSCOPE_ROLLBAR_ENABLED", "true", "REVIEWSCOPE_FAULTS_ENABLED", "true")::get);

		assertThat(told.extras()).containsExactly("fault-injection", "observability-starter/rollbar");
		assertThat(SuiteDefinition.of(usual)).extracting(ServiceDefinition::environment)
			.allSatisfy((environment) -> assertThat(environment).containsEntry("REVIEWSCOPE_ROLLBAR_ENABLED", "false"));
		assertThat(SuiteDefinition.of(told)).extracting(ServiceDefinition::environment)
			.allSatisfy((environment) -> assertThat(environment).containsEntry("REVIEWSCOPE_ROLLBAR_ENABLED", "true"));
	}

	@Test
	void servicesHaveCertificatesOnlyWhenAskedFor() {
		LaunchSettings usual = LaunchSettings.from(Path.of(""), (name) -> null);
		LaunchSettings tls = LaunchSettings.from(Path.of(""), Map.of("REVIEWSCOPE_TLS_ENABLED", "true")::get);

		assertThat(SuiteDefinition.of(usual)).extracting(ServiceDefinition::environment)
			.allSatisfy((environment) -> assertThat(environment).doesNotContainKey("SPRING_PROFILES_ACTIVE"));
		assertThat(SuiteDefinition.of(tls))
			.allSatisfy((service) -> assertThat(service.environment()).containsEntry("SPRING_PROFILES_ACTIVE", "mtls")
				.containsEntry("INFERENCE_URL", "https://localhost:8081")
				.containsEntry("MODEL_STORE_URL", "https://localhost:8082")
				.containsEntry("REVIEWSCOPE_CONSOLE_URL", "http://localhost:3000")
				.containsEntry("REVIEWSCOPE_TLS_DIRECTORY", tls.certificates().resolve(service.name()).toString()));
		assertThat(SuiteDefinition.of(tls)).extracting(ServiceDefinition::url)
			.containsExactly("https://localhost:8082", "https://localhost:8081", "http://localhost:8080");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65536", "-1", "http", "99999999999" })
	void impossiblePortIsRefused(String value) {
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> LaunchSettings.from(Path.of(""), Map.of("CONSOLE_PORT", value)::get))
			.withMessageContaining("CONSOLE_PORT")
			.withMessageContaining(value);
	}

}
