package org.reviewscope.example;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads and writes reviews: one statement each, and one log line for a write.
 */
@RestController
@RequestMapping("/reviews")
class ReviewController {

	// The table does not grow, so that the last request costs what the first did
	private static final int ROWS = 1000;

	private static final Logger logger = LoggerFactory.getLogger(ReviewController.class);

	private final JdbcClient jdbc;

	ReviewController(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@GetMapping("/{id}")
	Review read(@PathVariable int id) {
		return this.jdbc.sql("SELECT id, text FROM review WHERE id = ?").param(id).query(Review.class).single();
	}

	@PostMapping
	Review write(@RequestBody NewReview body) {
		Review review = new Review(Math.floorMod(body.review().hashCode(), ROWS), body.review());
		this.jdbc.sql("UPDATE review SET text = ? WHERE id = ?").param(review.text()).param(review.id()).update();
		logger.info("Review {} is written", review.id());
		return review;
	}

	record Review(int id, String text) {
	}

	record NewReview(String review) {
	}

}
