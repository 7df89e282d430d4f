package org.reviewscope.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownTenantsTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final KnownTenants tenants = new KnownTenants(Duration.ofSeconds(10), this.now::get);

	@Test
	void tenantIsKnownAfterAWhile() {
		assertThat(this.tenants.isKnown("acme")).isFalse();
		pass(9);
		assertThat(this.tenants.isKnown("acme")).isFalse();
		pass(1);
		assertThat(this.tenants.isKnown("acme")).isTrue();
		assertThat(this.tenants.isKnown("acme")).isTrue();
	}

	@Test
	void inventedTenantsAreNeverKnownAndTakeNoPlace() {
		know("acme");
		for (int i = 0; i < 10_000; i++) {
			assertThat(this.tenants.isKnown("invented " + i)).isFalse();
			pass(1);
			assertThat(this.tenants.isKnown("acme")).isTrue();
		}
		know("globex");
	}

	@Test
	void onlySoManyAreKnown() {
		int wanted = 2 * KnownTenants.MOST;
		IntStream.range(0, wanted).forEach((i) -> this.tenants.isKnown("tenant " + i));
		pass(10);
		assertThat(IntStream.range(0, wanted).filter((i) -> this.tenants.isKnown("tenant " + i)))
			.hasSize(KnownTenants.MOST);
		assertThat(this.tenants.isKnown("tenant 0")).isTrue();
	}

	@Test
	void tenantThatStaysAwayGivesItsPlaceUp() {
		IntStream.range(0, KnownTenants.MOST).forEach((i) -> this.tenants.isKnown("tenant " + i));
		pass(10);
		IntStream.range(0, KnownTenants.MOST).forEach((i) -> this.tenants.isKnown("tenant " + i));
		pass(61);
		know("late");
		assertThat(this.tenants.isKnown("tenant 0")).isFalse();
	}

	private void know(String tenant) {
		this.tenants.isKnown(tenant);
		pass(10);
		assertThat(this.tenants.isKnown(tenant)).isTrue();
	}

	private void pass(int seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
