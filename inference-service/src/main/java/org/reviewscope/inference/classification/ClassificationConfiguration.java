package org.reviewscope.inference.classification;

import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what classifies reviews.
 */
@Configuration(proxyBeanMethods = false)
class ClassificationConfiguration {

	@Bean
	ReviewClassifier queuedClassifier(InferenceQueue queue, ServingModel serving, GroupProperties group) {
		return new QueuedClassifier(queue, serving, group.planner(), new CallerHeader());
	}

}
