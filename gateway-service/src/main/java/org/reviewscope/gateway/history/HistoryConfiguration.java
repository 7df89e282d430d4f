package org.reviewscope.gateway.history;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Connects the history of predictions with the model store.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "model-store", types = RecordClient.class)
class HistoryConfiguration {

}
