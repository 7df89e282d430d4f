package org.reviewscope.inference.drift;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.serving.ModelActivated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;

/**
 * Watches the predictions of the version that serves, and logs when they begin to drift
 * and when that is over. It starts again at each swap.
 */
public class DriftMonitor {

	private static final Logger logger = LoggerFactory.getLogger(DriftMonitor.class);

	private static final double FOUND = 0.25;

	/** Lower, so that an index on the edge is no new drift each minute. */
	private static final double OVER = 0.1;

	private final DriftProperties properties;

	private final DriftMetrics metrics;

	private volatile @Nullable Watch watch;

	DriftMonitor(DriftProperties properties, DriftMetrics metrics) {
		this.properties = properties;
		this.metrics = metrics;
	}

	@EventListener
	void activated(ModelActivated event) {
		this.watch = null;
		this.metrics.showNothing();
		ReferenceWindow reference = event.reference();
		if (reference != null) {
			DriftWindow fresh = new DriftWindow(event.ref(), Feature.of(reference), this.properties);
			this.watch = new Watch(fresh, ConcurrentHashMap.newKeySet());
			this.metrics.show(fresh);
		}
		else {
			logger.info("The artifact of {} has no reference.json: its drift is not watched", event.ref());
		}
	}

	/**
	 * Takes in what the model answered.
	 * @param predictions the predictions of a request
	 */
	public void answered(List<Prediction> predictions) {
		Watch current = this.watch;
		if (current != null) {
			current.window().add(predictions);
			current.window()
				.features()
				.forEach((feature) -> judge(feature, current.window().index(feature), current.drifting()));
		}
	}

	private static void judge(Feature feature, double index, Set<String> drifting) {
		if (index >= FOUND && drifting.add(feature.name())) {
			logger.atWarn()
				.addKeyValue("event.name", "drift.found")
				.addKeyValue("app.drift.feature", feature.name())
				.addKeyValue("app.drift.psi", index)
				.log("Predictions drift from their reference: {}", feature.name());
		}
		else if (index < OVER && drifting.remove(feature.name())) {
			logger.atInfo()
				.addKeyValue("event.name", "drift.over")
				.addKeyValue("app.drift.feature", feature.name())
				.addKeyValue("app.drift.psi", index)
				.log("Predictions are like their reference again: {}", feature.name());
		}
	}

	/**
	 * What is watched until the next swap.
	 *
	 * @param window the last predictions
	 * @param drifting the names of the features that drift
	 */
	private record Watch(DriftWindow window, Set<String> drifting) {
	}

}
