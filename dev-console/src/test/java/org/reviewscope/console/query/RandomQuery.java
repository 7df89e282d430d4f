package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * A query made at random, and what it means in plain Java.
 *
 * @param text the query
 * @param strength how strong its outermost operator binds: 0 "or", 1 "and", 2 anything
 * else
 * @param meaning decides about a span and its trace
 */
record RandomQuery(String text, int strength, BiPredicate<Span, List<Span>> meaning) {

	private static final Map<String, BiPredicate<Long, Long>> ORDERS = Map.of("=", Long::equals, "!=",
			(one, two) -> !one.equals(two), ">", (one, two) -> one > two, ">=", (one, two) -> one >= two, "<",
			(one, two) -> one < two, "<=", (one, two) -> one <= two);

	static RandomQuery of(Random random, int depth) {
		return (depth > 0) ? joined(random, depth) : leaf(random);
	}

	private static RandomQuery joined(Random random, int depth) {
		RandomQuery one = of(random, random.nextInt(depth));
		RandomQuery two = of(random, random.nextInt(depth));
		return switch (random.nextInt(4)) {
			case 0 -> new RandomQuery(one.text() + " or " + two.text(), 0, one.meaning().or(two.meaning()));
			case 1 -> new RandomQuery(one.in(1) + " and " + two.in(1), 1, one.meaning().and(two.meaning()));
			case 2 -> new RandomQuery("not " + one.in(2), 2, one.meaning().negate());
			default -> new RandomQuery("{" + one.text() + "}", 2,
					(_, trace) -> trace.stream().anyMatch((span) -> one.meaning().test(span, trace)));
		};
	}

	// Only the parentheses that are needed: the others are what precedence is for
	private String in(int least) {
		return (this.strength < least) ? "(" + this.text + ")" : this.text;
	}

	private static RandomQuery leaf(Random random) {
		String order = List.copyOf(ORDERS.keySet()).get(random.nextInt(ORDERS.size()));
		long number = random.nextInt(6);
		return switch (random.nextInt(11)) {
			case 0 -> one("service = s" + number, (span) -> span.service().equals("s" + number));
			case 1 -> one("service != s" + number, (span) -> !span.service().equals("s" + number));
			case 2 -> one("duration " + order + " " + number + "ms",
					(span) -> ORDERS.get(order).test(span.durationNanos(), number * 1_000_000));
			case 3 -> one("http.response.status_code " + order + " " + number * 100,
					(span) -> span.attributes().get("http.response.status_code") instanceof Long code
							&& ORDERS.get(order).test(code, number * 100));
			case 4 -> one("name =~ \"[" + number + "-5]$\"", (span) -> span.name().charAt(4) - '0' >= number);
			case 5 -> one("name !~ ^work", (span) -> false);
			case 6 -> one("status = error", (span) -> span.status() == SpanStatus.ERROR);
			case 7 -> one("tenant.id", (span) -> span.attributes().containsKey("tenant.id"));
			case 8 -> one("tenant.id != t" + number, (span) -> span.attributes().containsKey("tenant.id")
					&& !span.attributes().get("tenant.id").equals("t" + number));
			case 9 -> one("event.attempt " + order + " " + number, (span) -> isEvent(span, order, number));
			default -> one("\"WORK" + number + "\"", (span) -> span.name().contains("work" + number));
		};
	}

	// "!=" denies all of them, the others ask for one
	private static boolean isEvent(Span span, String order, long number) {
		Predicate<Long> wanted = (attempt) -> ORDERS.get(order).test(attempt, number);
		List<Long> attempts = span.events().stream().map((event) -> (Long) event.attributes().get("attempt")).toList();
		return order.equals("!=") ? !attempts.isEmpty() && attempts.stream().allMatch(wanted)
				: attempts.stream().anyMatch(wanted);
	}

	private static RandomQuery one(String text, Predicate<Span> meaning) {
		return new RandomQuery(text, 2, (span, _) -> meaning.test(span));
	}

}
