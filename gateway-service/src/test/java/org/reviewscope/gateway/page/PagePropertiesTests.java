package org.reviewscope.gateway.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which addresses the page may link to.
 */
class PagePropertiesTests {

	private final ApplicationContextRunner contexts = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Properties.class);

	@Test
	void defaultIsTheConsoleOnThisMachine() {
		this.contexts.run((context) -> assertThat(context.getBean(PageProperties.class))
			.isEqualTo(new PageProperties("http://localhost:3000/traces/{traceId}", "http://localhost:3000")));
	}

	@Test
	void noAddressMeansNoLink() {
		this.contexts.withPropertyValues("reviewscope.gateway.page.trace-url=")
			.run((context) -> assertThat(context.getBean(PageProperties.class).traceUrl()).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "ftp://example.org", "localhost:3000" })
	void addressThatIsNoWebAddressStopsTheStart(String url) {
		this.contexts.withPropertyValues("reviewscope.gateway.page.trace-url=" + url)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(PageProperties.class)
	static class Properties {

	}

}
