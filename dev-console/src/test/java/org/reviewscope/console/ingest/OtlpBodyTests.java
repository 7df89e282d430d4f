package org.reviewscope.console.ingest;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A body is read whole or refused, never cut off.
 */
class OtlpBodyTests {

	private final OtlpBody body = new OtlpBody(
			new IngestProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 1, 1, Duration.ZERO));

	@Test
	void bodyOfExactlyTheLimitIsRead() throws IOException {
		assertThat(this.body.read(request(1024 * 1024))).hasSize(1024 * 1024);
	}

	@Test
	void bodyOfOneByteMoreIsRefusedThoughItsLengthIsNotTold() {
		assertThatExceptionOfType(OtlpException.class).isThrownBy(() -> this.body.read(request(1024 * 1024 + 1)))
			.withMessageContaining("larger than 1 MB");
	}

	private static MockHttpServletRequest request(int length) {
		MockHttpServletRequest request = new MockHttpServletRequest() {

			@Override
			public long getContentLengthLong() {
				return -1;
			}

		};
		request.setContent(new byte[length]);
		return request;
	}

}
