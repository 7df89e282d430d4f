package org.reviewscope.gateway.history;

import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Earlier predictions, and feedback on them.
 */
@RestController
@RequestMapping("/api/v1/predictions/{id}")
class HistoryController {

	private final RecordClient records;

	HistoryController(RecordClient records) {
		this.records = records;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	RecordedPrediction find(@PathVariable UUID id) {
		return RecordedPrediction.of(this.records.find(id));
	}

	@PostMapping(path = "/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void giveFeedback(@PathVariable UUID id, @Valid @RequestBody Feedback feedback) {
		this.records.put(id, feedback);
	}

}
