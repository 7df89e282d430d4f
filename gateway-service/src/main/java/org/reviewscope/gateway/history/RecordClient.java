package org.reviewscope.gateway.history;

import java.util.UUID;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The model store's record of predictions, as far as the gateway uses it.
 */
@HttpExchange(url = "/predictions/{id}", accept = "application/json")
interface RecordClient {

	@GetExchange
	StoredPrediction find(@PathVariable UUID id);

	@PutExchange(url = "/feedback", contentType = "application/json")
	void put(@PathVariable UUID id, @RequestBody Feedback feedback);

}
