package org.reviewscope.inference.recording;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreAnswerTests {

	@ParameterizedTest
	@ValueSource(ints = { 400, 404, 409, 413, 422 })
	void recordThatTheStoreDoesNotWantIsRefused(int status) {
		assertThat(StoreAnswer.refused(answer(status))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 408, 429 })
	void recordThatTheStoreHasNotLookedAtWaits(int status) {
		assertThat(StoreAnswer.refused(answer(status))).isFalse();
	}

	private static RestClientException answer(int status) {
		return HttpClientErrorException.create(HttpStatus.valueOf(status), "", HttpHeaders.EMPTY, new byte[0], null);
	}

}
