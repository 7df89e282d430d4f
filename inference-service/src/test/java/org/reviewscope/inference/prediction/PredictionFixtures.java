package org.reviewscope.inference.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueueProperties;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.task.support.TaskExecutorAdapter;

/**
 * Requests, predictions and parts that tests put together themselves.
 */
final class PredictionFixtures {

	private PredictionFixtures() {
	}

	/**
	 * Predicts on the calling thread, with the planner of the service.
	 * @param serving the model
	 * @return the predictor
	 */
	static Predictor predictor(ServingModel serving) {
		PredictionProperties.Group group = properties().group();
		return new ModelPredictor(new ReviewLimits(Integer.MAX_VALUE, 64), queue(), serving,
				new BatchPlanner(group.maxSize(), group.maxTokens(), group.maxPadding()), () -> "");
	}

	private static InferenceQueue queue() {
		QueueProperties properties = new QueueProperties(1, Long.MAX_VALUE, Duration.ofMinutes(1));
		return new InferenceQueue(new TaskExecutorAdapter(Runnable::run), 1, properties, (task) -> task,
				(task) -> task);
	}

	static PredictionProperties properties() {
		try {
			PropertySource<?> yaml = new YamlPropertySourceLoader()
				.load("application", new FileSystemResource("src/main/resources/application.yaml"))
				.getFirst();
			return new Binder(ConfigurationPropertySources.from(yaml))
				.bind("reviewscope.inference.prediction", PredictionProperties.class)
				.get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static PredictionRequest request(String review) {
		return new PredictionRequest(UUID.randomUUID(), review);
	}

	static Prediction prediction(boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, 12,
				truncated);
	}

}
