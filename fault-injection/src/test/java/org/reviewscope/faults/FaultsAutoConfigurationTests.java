package org.reviewscope.faults;

import org.junit.jupiter.api.Test;
import org.reviewscope.faults.database.DatabaseFaultsAutoConfiguration;
import org.reviewscope.faults.neighbour.NeighbourFaultsAutoConfiguration;
import org.reviewscope.faults.process.ProcessFaultsAutoConfiguration;
import org.reviewscope.faults.request.RequestFaultsAutoConfiguration;
import org.reviewscope.faults.telemetry.TelemetryFaultsAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing can go wrong unless the property says so.
 */
class FaultsAutoConfigurationTests {

	private final WebApplicationContextRunner context = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FaultsAutoConfiguration.class, DatabaseFaultsAutoConfiguration.class,
				NeighbourFaultsAutoConfiguration.class, ProcessFaultsAutoConfiguration.class,
				RequestFaultsAutoConfiguration.class, TelemetryFaultsAutoConfiguration.class));

	@Test
	void isOffWithoutItsProperty() {
		this.context.run((context) -> assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.contains("reviewscope") || name.contains("ault") && !name.contains("efault")));
	}

	@Test
	void serviceWithoutADatabaseHasTheOthers() {
		this.context.withPropertyValues("reviewscope.faults.enabled=true", "spring.application.name=gateway-service")
			.run((context) -> assertThat(context.getBean(Faults.class).states()).hasSize(13)
				.extracting((state) -> state.fault().name())
				.contains("latency-fixed", "connection-refused")
				.doesNotContain("slow-query", "database-lock", "bad-model"));
	}

}
