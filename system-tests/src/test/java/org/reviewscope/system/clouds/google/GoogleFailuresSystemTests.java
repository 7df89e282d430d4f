package org.reviewscope.system.clouds.google;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Google Cloud that is overloaded, is away, or gives no token: what is lost is counted,
 * and the log says why.
 */
class GoogleFailuresSystemTests extends AbstractGoogleSystemTests {

	@Test
	void getsAllThatItHadNoTimeForWhenItHasTimeAgain() {
		this.vendor.refuse(429);
		startWithKey(this.tokens.keyFile(), Map.of());
		replay();
		await("three orders to wait").until(() -> this.vendor.requests().size() >= 3);
		this.vendor.refuse(503);
		await("503").until(() -> this.vendor.requests().stream().anyMatch((request) -> request.status() == 503));
		this.vendor.accept();

		await("every span, once").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		assertThat(failed("spans")).isZero();
	}

	@Test
	void googleThatIsAwayForTooLongLosesCountedData() {
		int before = printed().length();
		startWithKey(this.tokens.keyFile(), Map.of("GOOGLE_ENDPOINT", "http://127.0.0.1:1", "CLOUD_PATIENCE", "5s"));
		replay();

		assertAllIsLostAndCounted();
		assertThat(printed().substring(before)).contains(EXPORTER, "127.0.0.1:1", "connection refused");
	}

	@Test
	void keyThatIsNoMoreTheAccountsLosesCountedData() {
		int before = printed().length();
		startWithKey(this.tokens.otherKeyFile(), Map.of("CLOUD_PATIENCE", "5s"));
		replay();

		assertAllIsLostAndCounted();
		assertThat(this.vendor.requests()).isEmpty();
		assertThat(printed().substring(before)).contains(EXPORTER, "cannot fetch token", "invalid_grant")
			.doesNotContain("PRIVATE KEY");
	}

	private void assertAllIsLostAndCounted() {
		await("all is counted").untilAsserted(() -> {
			assertThat(failed("spans")).isEqualTo(this.run.receiver().spans().size());
			assertThat(failed("log_records")).isEqualTo(this.run.receiver().logs().size());
		});
		assertThat(this.local.records()).hasSize(this.run.receiver().logs().size());
	}

}
