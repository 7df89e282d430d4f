package org.reviewscope.inference.record;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.reviewscope.observability.LinkedWork;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Wires what records predictions.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "model-store", types = PredictionStore.class)
class RecordConfiguration {

	@Bean
	RecordMetrics recordMetrics(MeterRegistry registry) {
		return new RecordMetrics(registry);
	}

	@Bean
	RecordBacklog recordBacklog(RecordProperties properties, LinkedWork work, RecordOutcomes outcomes) {
		return new RecordBacklog(properties.backlog().capacity(), work, outcomes);
	}

	@Bean
	StoreWrite storeWrite(PredictionStore store) {
		return new StoreWrite(store);
	}

	@Bean
	PredictionRecorder predictionRecorder(StoreWrite store, RecordProperties properties, RecordBacklog backlog,
			RecordOutcomes outcomes) {
		return new StoreRecorder(store, properties.maxConcurrent(), backlog, outcomes);
	}

	@Bean
	BacklogWrite backlogWrite(StoreWrite store, LinkedWork work, RecordOutcomes outcomes) {
		return new LinkedBacklogWrite(new StoreBacklogWrite(store, outcomes), work);
	}

	@Bean
	BacklogWriter backlogWriter(RecordBacklog backlog, BacklogWrite write, RecordOutcomes outcomes,
			RecordProperties properties) {
		return new BacklogWriter(backlog, write, outcomes, properties.backlog());
	}

	@Bean
	MeterBinder waitingRecordsMetrics(BacklogWriter writer) {
		return (registry) -> Gauge.builder(RecordMeterDocumentation.WAITING.getName(), writer, BacklogWriter::waiting)
			.register(registry);
	}

}
