package org.reviewscope.inference.prediction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.telemetry.DistributionFixtures;

import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableRequestMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final UnreadableRequestMetrics metrics = new UnreadableRequestMetrics(
			new PredictionMetrics(this.registry, DistributionFixtures.distributions(new PrometheusRegistry())));

	@Test
	void whatCannotBeReadIsCountedAndLeftToOthers() {
		resolve(new HttpMessageNotReadableException("no JSON", new MockHttpInputMessage(new byte[0])));
		assertThat(malformed()).isEqualTo(1);
		resolve(new HttpMediaTypeNotSupportedException("text/plain"));
		assertThat(malformed()).isEqualTo(2);
	}

	@Test
	void otherFailuresAreNotCounted() {
		resolve(new IllegalStateException());
		assertThat(malformed()).isZero();
	}

	private void resolve(Exception failure) {
		assertThat(this.metrics.resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null,
				failure))
			.isNull();
	}

	private double malformed() {
		double requests = this.registry.get("prediction.requests").counter().count();
		assertThat(this.registry.get("prediction.error").tag("reason", "malformed").counter().count())
			.isEqualTo(requests);
		return requests;
	}

}
