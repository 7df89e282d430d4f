package org.reviewscope.observability.autoconfigure.startup;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Warns of what would make the telemetry wrong.
 */
@AutoConfiguration
public final class StartupWarningsAutoConfiguration {

	@Bean
	SecondInstrumentationWarning secondInstrumentationWarning(Environment environment, ResourceLoader resources) {
		return new SecondInstrumentationWarning(environment, resources.getClassLoader(), null);
	}

}
