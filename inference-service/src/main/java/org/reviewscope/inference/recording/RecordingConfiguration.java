package org.reviewscope.inference.recording;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.LinkedWork;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Wires what records predictions.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "model-store", types = PredictionStoreClient.class)
class RecordingConfiguration {

	@Bean
	RecordMetrics recordMetrics(MeterRegistry registry, RecordProperties properties) {
		return new RecordMetrics(registry, new DropLedger(properties.backlog().directory().resolve("dropped")));
	}

	@Bean
	Backlog backlog(RecordProperties properties, JsonMapper json, LinkedWork work, RecordMetrics metrics) {
		BacklogJournal journal = new BacklogJournal(properties.backlog().directory(), json);
		return new Backlog(properties.backlog().capacity(), journal, work, metrics);
	}

	@Bean
	Recorder recorder(PredictionStoreClient store, RecordProperties properties, Backlog backlog, LinkedWork work,
			RecordMetrics metrics, CurrentTrace trace) {
		GroupCommit commit = new GroupCommit(store, work, properties.batchSize());
		return new Recorder(commit, properties.maxConcurrent(), backlog, metrics, trace, Clock.systemUTC());
	}

	@Bean
	BacklogWorker backlogWorker(PredictionStoreClient store, Backlog backlog, LinkedWork work, RecordMetrics metrics,
			RecordProperties properties) {
		BacklogWriter writer = new BacklogWriter(store, work, metrics);
		BacklogWorker worker = new BacklogWorker(backlog, writer::write, properties.batchSize(), properties.backlog());
		metrics.registerWaiting(worker::waiting);
		return worker;
	}

}
