package org.reviewscope.observability.autoconfigure.rollbar;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is the same error, and what is another one.
 */
class FingerprintTests {

	private static final StackTraceElement PLACE = frame("org.example.Orders", "place", 7);

	private final Fingerprint fingerprint = Fingerprint.of("java.io.IOException", "org.example.Orders",
			new StackTraceElement[] { frame("java.net.Socket", "read", 1), PLACE });

	@Test
	void frameIsTheFirstOneThatIsNotOfTheJdk() {
		assertThat(this.fingerprint.frame()).isEqualTo("org.example.Orders.place");
	}

	@Test
	void framesOfTheJdkAloneCountAsWell() {
		assertThat(Fingerprint.of("x", "y", new StackTraceElement[] { frame("java.net.Socket", "read", 1) }).frame())
			.isEqualTo("java.net.Socket.read");
		assertThat(Fingerprint.of("x", "y", new StackTraceElement[0]).frame()).isEmpty();
	}

	@Test
	void linesAndNumbersOfGeneratedNamesMakeNoOtherError() {
		StackTraceElement[] before = { frame("org.example.Orders$$Lambda12", "lambda$place$0", 7) };
		StackTraceElement[] after = { frame("org.example.Orders$$Lambda345", "lambda$place$1", 8) };
		assertThat(Fingerprint.of("x", "y", before)).isEqualTo(Fingerprint.of("x", "y", after));
	}

	@Test
	void eachPartCounts() {
		assertThat(this.fingerprint.digits()).hasSize(40)
			.isNotEqualTo(
					new Fingerprint("java.io.EOFException", "org.example.Orders", "org.example.Orders.place").digits())
			.isNotEqualTo(
					new Fingerprint("java.io.IOException", "org.example.Shop", "org.example.Orders.place").digits())
			.isNotEqualTo(
					new Fingerprint("java.io.IOException", "org.example.Orders", "org.example.Orders.pay").digits())
			.isEqualTo(
					new Fingerprint("java.io.IOException", "org.example.Orders", "org.example.Orders.place").digits());
	}

	private static StackTraceElement frame(String type, String method, int line) {
		return new StackTraceElement(type, method, "File.java", line);
	}

}
