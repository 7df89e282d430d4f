package org.reviewscope.gateway.prediction;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Connects predictions with the inference service.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "inference", types = InferenceClient.class)
class PredictionConfiguration {

}
