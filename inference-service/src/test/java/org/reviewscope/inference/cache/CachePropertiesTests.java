package org.reviewscope.inference.cache;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class CachePropertiesTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class)
		.withPropertyValues("reviewscope.inference.cache.time-to-live=1h", "reviewscope.inference.cache.max-entries=1",
				"reviewscope.inference.cache.redis.url=redis://user:password@localhost",
				"reviewscope.inference.cache.redis.timeout=1s", "reviewscope.inference.cache.redis.connect-timeout=1s");

	@Test
	void redisNeedsASecretThatIsLongEnough() {
		Stream.of("", "short").forEach((secret) -> assertRefused("redis", secret));
		assertRefused("caffeine", "short");
		bind("redis", "sixteen letters.").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withoutASecretOneIsDrawnAtEachStart() {
		bind("caffeine", "").run((context) -> {
			CacheProperties properties = context.getBean(CacheProperties.class);
			assertThat(properties.key()).hasSize(16).isNotEqualTo(properties.key());
		});
	}

	@Test
	void secretAndPasswordAreNotPrinted() {
		bind("redis", "sixteen letters.").run((context) -> assertThat(context.getBean(CacheProperties.class).toString())
			.doesNotContain("sixteen", "password"));
	}

	private void assertRefused(String type, String secret) {
		bind(type, secret).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("reviewscope.inference.cache.secret"));
	}

	private ApplicationContextRunner bind(String type, String secret) {
		return this.application.withPropertyValues("reviewscope.inference.cache.type=" + type,
				"reviewscope.inference.cache.secret=" + secret);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CacheProperties.class)
	static class Properties {

	}

}
