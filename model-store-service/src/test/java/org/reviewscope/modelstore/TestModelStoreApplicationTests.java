package org.reviewscope.modelstore;

import org.junit.jupiter.api.Test;
import org.testcontainers.grafana.LgtmStackContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The wiring alone: nothing starts the container here.
 */
class TestModelStoreApplicationTests {

	@Test
	void tracesAndLogsGoToTheContainer() {
		new ApplicationContextRunner().withUserConfiguration(TestModelStoreApplication.Lgtm.class)
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(LgtmStackContainer.class)
				.hasSingleBean(OtlpTracingConnectionDetails.class)
				.hasSingleBean(OtlpLoggingConnectionDetails.class));
	}

}
