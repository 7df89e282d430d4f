package org.reviewscope.system.collector;

import java.util.List;
import java.util.Map;

/**
 * Made-up secrets and personal data, of the kinds that must not get into telemetry.
 */
final class Secrets {

	static final Map<String, String> ATTRIBUTES = Map.of("authorization", "Bearer abcdef0123456789",
			"http.request.header.cookie", "JSESSIONID=CAFEBABE", "db.password", "hunter2", "x-access-token",
			"tok-4711-secret", "app.review.text", "my very own review", "note", "write to jane.doe@example.org",
			"payment", "paid with 4111111111111111 today", "jwt",
			"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJl", "url.full",
			"http://admin:s3cr3t@store:8082/models");

	static final String MESSAGE = "login failed for jane.doe@example.org with Bearer abcdef0123456789";

	/**
	 * The part of each of the above, and of the resource's command line, that nobody may
	 * see.
	 */
	static final List<String> MARKS = List.of("abcdef0123456789", "CAFEBABE", "hunter2", "tok-4711", "very own review",
			"jane.doe", "4111111111111111", "c2lnbmF0dXJl", "s3cr3t");

	/** Looks like a secret to a careless pattern. */
	static final Map<String, String> HARMLESS = Map.of("app.tokens", "17", "tenant.id", "acme", "user.id", "user-7",
			"http.route", "/api/v1/predictions/{id}", "trace", "4f91612345678901234aabbccddeeff0");

	private Secrets() {
	}

}
