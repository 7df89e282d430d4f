package org.reviewscope.load;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Gives every simulated user one of the tenants, for good: what an operator wants to tell
 * apart in traces and logs.
 */
final class Tenants {

	private Tenants() {
	}

	static Iterator<Map<String, Object>> feeder(Mix mix) {
		return Stream.generate(() -> user(mix)).iterator();
	}

	private static Map<String, Object> user(Mix mix) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		String tenant = mix.tenants().get(random.nextInt(mix.tenants().size()));
		return Map.of("tenant", tenant, "user", "user-" + random.nextInt(1, mix.userIds() + 1));
	}

}
