package org.reviewscope.observability.autoconfigure.defaults;

import java.net.InetAddress;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which version, which instance, where.
 */
class ResourceAttributeDefaultsTests {

	private static final String PREFIX = "management.opentelemetry.resource-attributes.";

	private static final long PID = ProcessHandle.current().pid();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void instanceIsHostAndProcess() {
		this.environment.setProperty("COMPUTERNAME", "desk");
		assertThat(attributes()).containsEntry(PREFIX + "service.instance.id", "desk-" + PID);
		this.environment.setProperty("HOSTNAME", "pod");
		assertThat(attributes()).containsEntry(PREFIX + "service.instance.id", "pod-" + PID);
	}

	@Test
	void hostIsAskedForWhereNoVariableNamesIt() throws Exception {
		assertThat(attributes()).containsEntry(PREFIX + "service.instance.id",
				InetAddress.getLocalHost().getHostName() + "-" + PID);
	}

	@Test
	void onlyWholeNamesOfTheStandardVariableCount() {
		this.environment.setProperty("OTEL_RESOURCE_ATTRIBUTES", "my.service.version=3,deployment.environment.name=eu");
		assertThat(attributes()).containsEntry(PREFIX + "service.version", "1.2.3-test")
			.doesNotContainKey(PREFIX + "deployment.environment.name");
	}

	@Test
	void versionIsLeftOutWithoutBuildInformation() {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(new FilteredClassLoader(new ClassPathResource("META-INF/build-info.properties")));
		try {
			assertThat(attributes()).doesNotContainKey(PREFIX + "service.version").hasSize(2);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void defaultsAreAddedAfterTheConfigurationFiles() {
		assertThat(new ObservabilityDefaultsEnvironmentPostProcessor().getOrder()).isEqualTo(Ordered.LOWEST_PRECEDENCE);
	}

	private Map<String, Object> attributes() {
		return ResourceAttributeDefaults.of(this.environment).asProperties();
	}

}
