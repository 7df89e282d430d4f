package org.reviewscope.load;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Gives every simulated user one of two tenants, for good: what an operator wants to tell
 * apart in traces and logs.
 */
final class Tenants {

	private Tenants() {
	}

	static Iterator<Map<String, Object>> feeder() {
		return Stream.generate(Tenants::user).iterator();
	}

	private static Map<String, Object> user() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		String tenant = random.nextBoolean() ? "acme" : "globex";
		return Map.of("tenant", tenant, "user", "user-" + random.nextInt(1, 51));
	}

}
