package org.reviewscope.observability.autoconfigure.rollbar;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Nothing without being asked to, nothing without a token, and then all that is a warning
 * or worse.
 */
@ExtendWith(OutputCaptureExtension.class)
class RollbarAutoConfigurationTests {

	private static final Logger logger = LoggerFactory.getLogger("org.example.Orders");

	private final RollbarServer rollbar = new RollbarServer();

	private final ApplicationContextRunner off = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RollbarAutoConfiguration.class))
		.withBean(Resource.class,
				() -> Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), "1.2.3",
						AttributeKey.stringKey("deployment.environment.name"), "test")))
		.withPropertyValues("spring.application.name=orders",
				"reviewscope.rollbar.endpoint=" + this.rollbar.endpoint());

	private final ApplicationContextRunner enabled = this.off.withPropertyValues("reviewscope.rollbar.enabled=true");

	private final ApplicationContextRunner on = this.enabled.withPropertyValues("ROLLBAR_ACCESS_TOKEN=the-token");

	@AfterEach
	void stop() {
		this.rollbar.close();
	}

	@Test
	void isOffUnlessAskedFor() {
		this.off.withPropertyValues("ROLLBAR_ACCESS_TOKEN=the-token")
			.run((context) -> assertThat(context).doesNotHaveBean(RollbarErrors.class)
				.doesNotHaveBean(DroppedItems.class));
	}

	@Test
	void missingTokenIsNamedAndTheServiceStarts(CapturedOutput output) {
		this.enabled.run((context) -> {
			assertThat(context).hasNotFailed();
			logger.error("Not placed");
		});
		assertThat(output).contains("Rollbar gets nothing: set ROLLBAR_ACCESS_TOKEN_FILE to the path of a file")
			.doesNotContain("the-token");
		assertThat(this.rollbar.items()).isEmpty();
	}

	@Test
	void emptyTokenIsNamed(CapturedOutput output) {
		this.enabled.withPropertyValues("ROLLBAR_ACCESS_TOKEN=").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Rollbar gets nothing: ROLLBAR_ACCESS_TOKEN is empty");
	}

	@Test
	void warningsAndErrorsAreSentAndNothingElse() {
		this.on.run((context) -> {
			logger.info("Placed");
			logger.warn("Late");
			LoggerFactory.getLogger(Troubles.LOGGER).warn("Rollbar does not answer");
			logger.error("Not placed", new IllegalStateException("secret"));
			await().untilAsserted(() -> assertThat(this.rollbar.items()).hasSize(2));
		});
		assertThat(this.rollbar.items()).extracting((item) -> item.data().path("level").asString())
			.containsExactly("warning", "error");
		assertThat(this.rollbar.items()).allSatisfy((item) -> {
			assertThat(item.header("X-Rollbar-Access-Token")).isEqualTo("the-token");
			assertThat(item.data().path("environment").asString()).isEqualTo("test");
			assertThat(item.data().path("code_version").asString()).isEqualTo("1.2.3");
			assertThat(item.data().at("/custom/service").asString()).isEqualTo("orders");
			assertThat(item.text()).doesNotContain("secret", "Late", "placed", "the-token");
		});
	}

	@Test
	void userIsNamedByTheSwitchAlone() {
		try (MDC.MDCCloseable user = MDC.putCloseable("user.id", "bob")) {
			assertThat(user).isNotNull();
			this.on.run((context) -> logger.warn("Late"));
			this.on.withPropertyValues("reviewscope.rollbar.person=true").run((context) -> logger.warn("Late"));
		}
		assertThat(this.rollbar.items()).extracting((item) -> item.data().at("/person/id").asString())
			.containsExactly("", "bob");
	}

	@Test
	void serviceHasTheNameOfItsOtherTelemetry() {
		Resource named = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));
		this.on.withAllowBeanDefinitionOverriding(true)
			.withBean("named", Resource.class, () -> named, (definition) -> definition.setPrimary(true))
			.run((context) -> logger.warn("Late"));
		assertThat(this.rollbar.items()).singleElement()
			.satisfies((item) -> assertThat(item.data().at("/custom/service").asString()).isEqualTo("shop"));
	}

	@Test
	void lineOfWhichNoItemCanBeMadeIsCounted() {
		this.on.run((context) -> {
			ILoggingEvent line = mock(ILoggingEvent.class);
			given(line.getLevel()).willReturn(Level.ERROR);
			given(line.getLoggerName()).willReturn("org.example.Orders");
			given(line.getMDCPropertyMap()).willThrow(new IllegalStateException());
			((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME)
				.getAppender("REVIEWSCOPE_ROLLBAR")
				.doAppend(line);
			assertThat(context.getBean(DroppedItems.class).all()).isEqualTo(1);
		});
		assertThat(this.rollbar.items()).isEmpty();
	}

	@Test
	void stoppedServiceSendsNothingMore() {
		this.on.run((context) -> logger.warn("Late"));
		logger.warn("Too late");
		assertThat(this.rollbar.items()).hasSize(1);
	}

	@Test
	void eachReasonCountsFromTheStart() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.on.run((context) -> context.getBean(DroppedItems.class).bindTo(registry));
		assertThat(RollbarMeterDocumentation.values()).singleElement()
			.satisfies((meter) -> assertThat(meter.getType()).isEqualTo(Meter.Type.COUNTER));
		assertThat(registry.get(RollbarMeterDocumentation.DROPPED.getName()).functionCounters())
			.allMatch((counter) -> counter.count() == 0)
			.extracting(FunctionCounter::getId)
			.extracting((id) -> id.getTag("reason"))
			.containsExactlyInAnyOrder("failed", "queue_full", "refused", "unavailable", "stopped");
	}

	@Test
	void endpointThatIsNoUrlIsRefused() {
		this.on.withPropertyValues("reviewscope.rollbar.endpoint=api.rollbar.com")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("reviewscope.rollbar.endpoint must begin with https:// or http://"));
	}

}
