package org.reviewscope.inference.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueueProperties;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.task.support.TaskExecutorAdapter;

/**
 * Classifiers and reviews that tests put together themselves.
 */
final class Classifiers {

	private Classifiers() {
	}

	/**
	 * Classifies on the calling thread, with the planner of the service.
	 * @param serving the model
	 * @return the classifier
	 */
	static ReviewClassifier queued(ServingModel serving) {
		return new QueuedClassifier(queue(), serving, group().planner(), () -> "");
	}

	static Review review(String text) {
		return new Review(UUID.randomUUID(), text);
	}

	private static InferenceQueue queue() {
		QueueProperties properties = new QueueProperties(1, Long.MAX_VALUE, Duration.ofMinutes(1));
		return new InferenceQueue(new TaskExecutorAdapter(Runnable::run), 1, properties, (task) -> task,
				(task) -> task);
	}

	private static GroupProperties group() {
		try {
			PropertySource<?> yaml = new YamlPropertySourceLoader()
				.load("application", new FileSystemResource("src/main/resources/application.yaml"))
				.getFirst();
			return new Binder(ConfigurationPropertySources.from(yaml))
				.bind("reviewscope.inference.prediction.group", GroupProperties.class)
				.get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
