package org.reviewscope.inference.classification;

import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.rollout.ObservedRollout;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Wires what classifies reviews.
 */
@Configuration(proxyBeanMethods = false)
class ClassificationConfiguration {

	@Bean
	ReviewClassifier queuedClassifier(InferenceQueue queue, ServingModel serving, GroupProperties group) {
		return new QueuedClassifier(queue, serving, group.planner(), new CallerHeader());
	}

	// The candidate answers for itself: a cache would hide what it does
	@Bean
	@Primary
	ReviewClassifier reviewClassifier(@Qualifier("cachedClassifier") ReviewClassifier active, InferenceQueue queue,
			CandidateModel candidate, GroupProperties group, ObservedRollout rollout) {
		BatchPlanner planner = group.planner();
		return rollout.around(active, new QueuedClassifier(queue, candidate.model(), planner, new CallerHeader()),
				new QueuedClassifier(queue, candidate.model(), planner, () -> ObservedRollout.SHADOW_CALLER));
	}

}
