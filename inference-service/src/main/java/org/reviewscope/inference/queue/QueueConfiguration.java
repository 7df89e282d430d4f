package org.reviewscope.inference.queue;

import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.inference.onnx.OnnxProperties;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Wires the queue and the threads behind it.
 */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

	// Platform threads, because native code pins virtual ones. No candidate for injection
	// by type, so that Spring Boot's own executor stays. The name is the metrics' label.
	// The queue itself limits how much may wait
	@Bean(name = "inference", defaultCandidate = false)
	ThreadPoolTaskExecutor inferenceExecutor(QueueProperties properties, OnnxProperties onnx) {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / onnx.intraOpThreads());
		int threads = (properties.threads() > 0) ? properties.threads() : cores;
		executor.setCorePoolSize(threads);
		executor.setMaxPoolSize(threads);
		executor.setThreadNamePrefix("inference-");
		// Requests that the web server still finishes at shutdown need their turn
		executor.setAcceptTasksAfterContextClose(true);
		return executor;
	}

	@Bean
	InferenceQueue inferenceQueue(@Qualifier("inference") ThreadPoolTaskExecutor executor, QueueProperties properties,
			MeterRegistry registry) {
		return new InferenceQueue(executor, executor.getMaxPoolSize(), properties,
				new ContextPropagatingTaskDecorator(), new InferenceQueueMetrics(registry));
	}

}
