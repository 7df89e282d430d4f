package org.reviewscope.observability.autoconfigure.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class RequestBodyAutoConfigurationTests {

	private static final String MAX_SIZE = "reviewscope.observability.request-body.max-size=64KB";

	private static final String STRICT = "reviewscope.observability.request-body.strict-json=true";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, RequestBodyAutoConfiguration.class));

	@Test
	void changesNothingUnlessAsked() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(BodySizeAdvice.class).doesNotHaveBean(StrictJson.class);
			assertThat(
					context.getBean(JsonMapper.class).readValue("{\"text\":1,\"number\":\"1\",\"kind\":1}", Body.class))
				.isEqualTo(new Body("1", 1, Kind.GOOD));
		});
	}

	@Test
	void limitsTheSizeWhereThereIsMvcOnly() {
		this.contextRunner.withPropertyValues(MAX_SIZE)
			.run((context) -> assertThat(context).hasSingleBean(BodySizeAdvice.class));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RequestBodyAutoConfiguration.class))
			.withPropertyValues(MAX_SIZE)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BodySizeAdvice.class));
	}

	@Test
	void bodyOverTheLimitIsRefused() throws Exception {
		BodySizeAdvice advice = new BodySizeAdvice(DataSize.ofKilobytes(1), null);
		assertThat(read(advice, 1024)).isEqualTo(body(1024));
		assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> read(advice, 1025)).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
			assertThat(ex.getBody().getDetail()).isEqualTo("The request body is over 1 KiB. Send less at a time.");
		});
	}

	@Test
	void bodyThatArrivesInTimeIsReadWhole() throws Exception {
		BodySizeAdvice advice = new BodySizeAdvice(DataSize.ofKilobytes(64), Duration.ofSeconds(10));
		assertThat(read(advice, 64 * 1024)).isEqualTo(body(64 * 1024));
		assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> read(advice, 64 * 1024 + 1));
	}

	@Test
	void bodyThatTakesTooLongIsRefused() {
		BodySizeAdvice advice = new BodySizeAdvice(DataSize.ofKilobytes(1), Duration.ofMillis(-1));
		assertThatExceptionOfType(BodyTooSlowException.class).isThrownBy(() -> read(advice, 1))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.REQUEST_TIMEOUT));
		assertThat(new BodyTooSlowException(Duration.ofSeconds(10)).getBody().getDetail())
			.isEqualTo("The request body did not arrive within 10 seconds. Send it at once.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"text\":1}", "{\"text\":1.5}", "{\"text\":true}", "{\"number\":\"1\"}",
			"{\"number\":1.5}", "{\"number\":true}", "{\"kind\":1}" })
	void strictJsonConvertsNothing(String json) {
		this.contextRunner.withPropertyValues(STRICT)
			.run((context) -> assertThatExceptionOfType(JacksonException.class)
				.isThrownBy(() -> context.getBean(JsonMapper.class).readValue(json, Body.class)));
	}

	@Test
	void strictJsonTakesWhatFits() {
		this.contextRunner.withPropertyValues(STRICT)
			.run((context) -> assertThat(context.getBean(JsonMapper.class)
				.readValue("{\"text\":\"1\",\"number\":1,\"kind\":\"GOOD\"}", Body.class))
				.isEqualTo(new Body("1", 1, Kind.GOOD)));
	}

	@Test
	void backsOffWithoutJackson() {
		this.contextRunner.withPropertyValues(STRICT)
			.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("strictJson"));
	}

	private static byte[] read(BodySizeAdvice advice, int size) throws Exception {
		return advice.beforeBodyRead(new MockHttpInputMessage(body(size)), mock(), Body.class, null)
			.getBody()
			.readAllBytes();
	}

	private static byte[] body(int size) {
		return "x".repeat(size).getBytes(StandardCharsets.UTF_8);
	}

	enum Kind {

		BAD, GOOD

	}

	record Body(String text, Integer number, Kind kind) {

	}

}
