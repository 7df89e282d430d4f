package org.reviewscope.system.faults;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault of one service, to be switched on and off.
 *
 * @param service the service
 * @param name the fault
 * @param parameters its parameters as in a URL, empty for the defaults
 */
public record SwitchedFault(String service, String name, String parameters) {

	/**
	 * Reads it as a user writes it.
	 * @param service the service
	 * @param call name and parameters, as in the URL
	 * @return the fault
	 */
	public static SwitchedFault of(String service, String call) {
		String[] parts = call.split("\\?", 2);
		return new SwitchedFault(service, parts[0], (parts.length > 1) ? parts[1] : "");
	}

	public void begin(Suite suite) {
		assertThat(Http.post(endpoint(suite) + "?" + this.parameters.replace(" ", "%20"), "").status()).isEqualTo(200);
	}

	public void end(Suite suite) {
		assertThat(Http.send(Http.request(endpoint(suite)).DELETE()).status()).isEqualTo(200);
	}

	/**
	 * Whether it ends by itself, because its service cannot be reached.
	 * @return whether its parameters say so
	 */
	boolean endsByItself() {
		return this.parameters.contains("for=");
	}

	private String endpoint(Suite suite) {
		return suite.management(this.service) + "/actuator/faults/" + this.name;
	}

}
