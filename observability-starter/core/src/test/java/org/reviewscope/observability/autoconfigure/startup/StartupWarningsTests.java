package org.reviewscope.observability.autoconfigure.startup;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.Opcodes;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What is said at start, and when.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupWarningsTests {

	private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

	private static final String STARTER = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration";

	private static final @Nullable String[] PARTS = { "org.springframework.boot.autoconfigure.aop.AopAutoConfiguration",
			"org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
			"org.reviewscope.observability.autoconfigure.startup.StartupWarningsAutoConfiguration", null };

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void contextOfItsOwnIsSilent(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StartupWarningsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(SecondInstrumentationWarning.class));
		assertThat(output).doesNotContain("measured twice");
	}

	@Test
	void agentIsTold(CapturedOutput output) {
		check(null, AGENT);
		assertThat(output)
			.contains("Everything is measured twice: OpenTelemetry's Java agent (-javaagent) is in use, too.");
	}

	@Test
	void starterOfOpenTelemetryIsTold(CapturedOutput output) {
		check(STARTER, null);
		assertThat(output).contains("Everything is measured twice: OpenTelemetry's own Spring Boot starter");
	}

	@Test
	void whatIsSwitchedOffIsNotTold(CapturedOutput output) {
		this.environment.setProperty("otel.javaagent.enabled", "false");
		check(null, AGENT);
		this.environment.setProperty("otel.sdk.disabled", "true");
		check(STARTER, AGENT);
		assertThat(output).doesNotContain("measured twice");
	}

	@ParameterizedTest
	@CsvSource({ "2.7.18,false", "3.5.9,false", "4.0.3,false", "4.1.0,true", "4.2.0-M1,true", "5.0.0-SNAPSHOT,true",
			"10.0.0,true" })
	void oldestSpringBootIs41(String version, boolean supported) {
		assertThat(SpringBootGeneration.isSupported(version)).isEqualTo(supported);
	}

	@Test
	void thisSpringBootIsSupported(CapturedOutput output) {
		assertThat(SpringBootGeneration.isSupported()).isTrue();
		assertThat(match(new UnsupportedSpringBootFilter())).containsExactly(true, true, true, true);
		assertThat(output).doesNotContain("left out");
	}

	@Test
	void modulesOfSpringBoot4StayOnSpringBoot4(CapturedOutput output) {
		assertThat(match(new UnsupportedSpringBootFilter("4.0.3"))).containsExactly(true, true, false, true);
		assertThat(output).contains("is left out: it needs Spring Boot 4.1 or newer, and this is 4.0.3");
	}

	@Test
	void springBoot3IsLeftAsItWouldBeWithoutTheStarter() {
		assertThat(match(new UnsupportedSpringBootFilter("3.5.9"))).containsExactly(true, false, false, true);
	}

	private static boolean[] match(UnsupportedSpringBootFilter filter) {
		return filter.match(PARTS, mock(AutoConfigurationMetadata.class));
	}

	private void check(@Nullable String ofApplication, @Nullable String ofAgent) {
		new SecondInstrumentationWarning(this.environment, new OneMore(ofApplication), new OneMore(ofAgent))
			.afterSingletonsInstantiated();
	}

	/**
	 * A class loader that knows one class more.
	 */
	private static final class OneMore extends ClassLoader {

		private final @Nullable String name;

		private OneMore(@Nullable String name) {
			super(OneMore.class.getClassLoader());
			this.name = name;
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (!name.equals(this.name)) {
				throw new ClassNotFoundException(name);
			}
			ClassWriter writer = new ClassWriter(0);
			writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
			byte[] bytes = writer.toByteArray();
			return defineClass(name, bytes, 0, bytes.length);
		}

	}

}
