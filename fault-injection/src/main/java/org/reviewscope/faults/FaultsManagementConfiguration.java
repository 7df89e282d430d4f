package org.reviewscope.faults;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * Puts the endpoint on the management port.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("reviewscope.faults.enabled")
class FaultsManagementConfiguration {

	@Bean
	FaultsController faultsController(Faults faults) {
		return new FaultsController(faults);
	}

}
