package org.reviewscope.modelstore.prediction;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.reviewscope.modelstore.model.Sentiment;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Records predictions and feedback, and returns recorded predictions.
 */
@RestController
@RequestMapping("/predictions")
class PredictionController {

	private final PredictionLog predictions;

	private final FeedbackCollector feedback;

	PredictionController(PredictionLog predictions, FeedbackCollector feedback) {
		this.predictions = predictions;
		this.feedback = feedback;
	}

	@InitBinder
	void readIdsStrictly(WebDataBinder binder) {
		binder.registerCustomEditor(UUID.class, new StrictUuidEditor());
	}

	@PutMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void record(@PathVariable UUID id, @Valid @RequestBody PredictionRecord content) {
		this.predictions.record(new TreeMap<>(Map.of(id, content)));
	}

	@PutMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void record(@Valid @RequestBody PredictionBatch batch) {
		this.predictions.record(batch.byId());
	}

	@GetMapping("/{id}")
	RecordedPrediction get(@PathVariable UUID id) {
		return new RecordedPrediction(this.predictions.get(id));
	}

	@PutMapping("/{id}/feedback")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void feedback(@PathVariable UUID id, @Valid @RequestBody Feedback feedback) {
		this.feedback.collect(id, feedback.sentiment());
	}

	/**
	 * The feedback of a user on a prediction.
	 *
	 * @param sentiment what the review really is
	 */
	record Feedback(@NotNull Sentiment sentiment) {

	}

}
