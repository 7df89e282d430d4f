package org.reviewscope.gateway.upstream;

import java.net.ConnectException;
import java.util.function.Supplier;

import org.springframework.web.client.ResourceAccessException;

/**
 * A call whose first attempt finds no server.
 */
class FailsOnce implements Supplier<String> {

	private boolean failed;

	@Override
	public String get() {
		if (!this.failed) {
			this.failed = true;
			throw new ResourceAccessException("Nobody there", new ConnectException());
		}
		return "answer";
	}

}
