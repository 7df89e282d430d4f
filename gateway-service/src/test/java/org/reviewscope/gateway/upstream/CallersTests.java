package org.reviewscope.gateway.upstream;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@AfterEach
	void endRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void knownTenantIsTheCaller() {
		begin("acme");
		assertThat(callers(Duration.ZERO).current()).isEqualTo("tenant acme");
	}

	@Test
	void newTenantIsItsAddress() {
		begin("acme");
		assertThat(callers(Duration.ofSeconds(10)).current()).isEqualTo("address 192.0.2.7");
	}

	@Test
	void withoutATenantItIsTheAddress() {
		begin(null);
		assertThat(callers(Duration.ZERO).current()).isEqualTo("address 192.0.2.7");
	}

	@Test
	void outsideOfARequestNobodyAsks() {
		assertThat(callers(Duration.ZERO).current()).isEmpty();
	}

	private void begin(String tenant) {
		this.request.setRemoteAddr("192.0.2.7");
		if (tenant != null) {
			this.request.addHeader("x-tenant-id", tenant);
		}
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(this.request));
	}

	private static Callers callers(Duration knownAfter) {
		return new Callers(new KnownTenants(knownAfter, System::nanoTime));
	}

}
