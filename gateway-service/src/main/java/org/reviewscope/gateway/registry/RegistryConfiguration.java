package org.reviewscope.gateway.registry;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Connects the list of models with the model store.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "model-store", types = RegistryClient.class)
class RegistryConfiguration {

}
