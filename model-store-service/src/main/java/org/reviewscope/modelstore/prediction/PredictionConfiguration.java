package org.reviewscope.modelstore.prediction;

import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * Switches retries on for writes that meet each other.
 */
@Configuration(proxyBeanMethods = false)
@EnableResilientMethods
class PredictionConfiguration {

}
