package org.reviewscope.gateway.history;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Earlier predictions, and feedback on them.
 */
@Tag(name = "Predictions")
@RestController
@RequestMapping("/api/v1/predictions/{id}")
class HistoryController {

	private static final String ID = "The id that the prediction was answered with";

	private final RecordClient records;

	HistoryController(RecordClient records) {
		this.records = records;
	}

	@InitBinder
	void readIdsStrictly(WebDataBinder binder) {
		binder.registerCustomEditor(UUID.class, new StrictUuidEditor());
	}

	@Operation(summary = "Look a prediction up", operationId = "findPrediction",
			description = "A prediction that was answered with "
					+ "\"recorded\": false can be looked up as soon as the model store is well again.")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	RecordedPrediction find(@Parameter(description = ID) @PathVariable UUID id) {
		return RecordedPrediction.of(this.records.find(id));
	}

	@Operation(summary = "Say what a prediction should have been", operationId = "giveFeedback",
			description = "The last word wins. It feeds the model's live accuracy.")
	@PostMapping(path = "/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void giveFeedback(@Parameter(description = ID) @PathVariable UUID id, @Valid @RequestBody Feedback feedback) {
		this.records.put(id, feedback);
	}

}
