package org.reviewscope.observability.autoconfigure.rollbar;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * Puts the call that raises a warning and an error on the management port, if asked to.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty({ "reviewscope.rollbar.enabled", "reviewscope.rollbar.test-call" })
class RollbarManagementConfiguration {

	@Bean
	RollbarTestCall rollbarTestCall() {
		return new RollbarTestCall();
	}

}
