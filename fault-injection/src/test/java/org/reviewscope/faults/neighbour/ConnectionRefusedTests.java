package org.reviewscope.faults.neighbour;

import java.net.ConnectException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.faults.FaultParameters;

import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.client.ExpectedCount.manyTimes;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

/**
 * Calls fail as if nobody listened, before anything is sent.
 */
class ConnectionRefusedTests {

	private final ConnectionRefused fault = new ConnectionRefused();

	private final RestClient.Builder builder = RestClient.builder().requestInterceptor(this.fault);

	private final MockRestServiceServer server = MockRestServiceServer.bindTo(this.builder).build();

	private final RestClient client = this.builder.build();

	@Test
	void refusesTheCallsThatAreMeantUntilItEnds() {
		this.server.expect(manyTimes(), anything()).andRespond(withSuccess());
		assertThat(call("http://store:8082/models")).isTrue();

		Runnable end = this.fault.begin(FaultParameters.of(this.fault.description(), Map.of("to", ":8082/")));

		assertThatExceptionOfType(ResourceAccessException.class).isThrownBy(() -> call("http://store:8082/models"))
			.withCauseInstanceOf(ConnectException.class);
		assertThat(call("http://inference:8081/models")).isTrue();
		end.run();
		assertThat(call("http://store:8082/models")).isTrue();
	}

	@Test
	void refusesAllCallsByDefault() {
		this.fault.begin(FaultParameters.of(this.fault.description(), Map.of()));

		assertThatExceptionOfType(ResourceAccessException.class).isThrownBy(() -> call("http://any"));
	}

	private boolean call(String url) {
		return this.client.get().uri(url).retrieve().toBodilessEntity().getStatusCode().is2xxSuccessful();
	}

}
