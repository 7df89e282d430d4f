package org.reviewscope.gateway.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tenants that have been asking for a while. Anybody may write any tenant into a header:
 * only a limited number is known at a time, and none that has just been invented.
 */
final class KnownTenants {

	static final int MOST = 32;

	/** How many new tenants are remembered until they are known. */
	private static final int MOST_NEW = 1000;

	/** A tenant that has not asked for so long gives its place up. */
	private static final Duration IDLE = Duration.ofMinutes(1);

	private final Duration knownAfter;

	private final LongSupplier nanoTime;

	private final Map<String, Long> lastSeen = new HashMap<>();

	private final Map<String, Long> firstSeen = new LinkedHashMap<>();

	KnownTenants(Duration knownAfter, LongSupplier nanoTime) {
		this.knownAfter = knownAfter;
		this.nanoTime = nanoTime;
	}

	/**
	 * Whether a tenant that asks now is known.
	 * @param tenant the tenant
	 * @return {@code false} if it is new, or if too many are known
	 */
	synchronized boolean isKnown(String tenant) {
		long now = this.nanoTime.getAsLong();
		if (this.lastSeen.replace(tenant, now) != null) {
			return true;
		}
		if (now - firstSeen(tenant, now) < this.knownAfter.toNanos()) {
			return false;
		}
		this.lastSeen.values().removeIf((seen) -> now - seen > IDLE.toNanos());
		if (this.lastSeen.size() == MOST) {
			return false;
		}
		this.firstSeen.remove(tenant);
		this.lastSeen.put(tenant, now);
		return true;
	}

	private long firstSeen(String tenant, long now) {
		if (this.firstSeen.size() == MOST_NEW && !this.firstSeen.containsKey(tenant)) {
			this.firstSeen.remove(this.firstSeen.keySet().iterator().next());
		}
		return this.firstSeen.computeIfAbsent(tenant, (_) -> now);
	}

}
