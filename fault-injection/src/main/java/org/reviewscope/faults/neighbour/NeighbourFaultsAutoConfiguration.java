package org.reviewscope.faults.neighbour;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The faults of a service that calls others.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
@ConditionalOnClass(RestClientCustomizer.class)
public final class NeighbourFaultsAutoConfiguration {

	@Bean
	ConnectionRefused connectionRefused() {
		return new ConnectionRefused();
	}

	@Bean
	RestClientCustomizer connectionRefusedCustomizer(ConnectionRefused fault) {
		return (builder) -> builder.requestInterceptor(fault);
	}

}
