package org.reviewscope.faults;

import java.util.concurrent.Executors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Collects the faults, if they are enabled.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
@EnableConfigurationProperties(FaultsProperties.class)
public final class FaultsAutoConfiguration {

	// A platform thread: a fault that keeps all virtual threads waiting has to end, too
	@Bean
	Faults faults(ObjectProvider<Fault> faults, FaultsProperties properties) {
		return new Faults(faults.orderedStream().toList(), properties.duration(),
				Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("faults").factory()));
	}

	@Bean
	FaultsAtStart faultsAtStart(Faults faults, @Value("${spring.application.name:}") String service,
			FaultsProperties properties) {
		return new FaultsAtStart(faults, service, properties.start());
	}

}
