package org.reviewscope.console.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Requests such as the suite's: of four routes, through three services to a database.
 * Their durations are lognormal with a heavy tail (p99 is about three times p50), one
 * request in ten asks the database once more, one in a hundred fails and logs an error.
 * What is changed is changed on {@link #CHANGED} alone.
 */
public final class Traffic {

	/** The route with a change. */
	public static final Route CHANGED = new Route("gateway-service", "POST /predict");

	private static final HexFormat HEX = HexFormat.of();

	private static final String[] ROUTES = { "/predict", "/api/v1/predictions", "/api/v1/predictions/batch",
			"/api/v1/predictions/{id}/feedback" };

	private static final double[] MEDIANS_IN_MILLIS = { 12, 14, 60, 5 };

	/** Of the logarithm: a factor of 1.4 up or down for two thirds of the requests. */
	private static final double SPREAD = 0.35;

	private static final double SHARE_OF_TAIL = 0.03;

	private static final double FAILURES = 0.01;

	private static final Instant BEGIN = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

	private static final long SECONDS = 10;

	private static final Resource GATEWAY = resource("gateway-service");

	private static final Resource INFERENCE = resource("inference-service");

	private static final Resource STORE = resource("model-store-service");

	private final long seed;

	private Instant from;

	private int requests = 400;

	private double slower = 1;

	private double tail = 1;

	private int statements;

	private double failures = FAILURES;

	private Traffic(long seed) {
		this.seed = seed;
		this.from = BEGIN.plusSeconds(SECONDS * seed);
	}

	/**
	 * The same requests for the same seed.
	 * @param seed the seed
	 * @return requests without a change
	 */
	public static Traffic of(long seed) {
		return new Traffic(seed);
	}

	public Traffic requestsOfEachRoute(int count) {
		this.requests = count;
		return this;
	}

	public Traffic from(Instant begin) {
		this.from = begin;
		return this;
	}

	public Traffic slower(double factor) {
		this.slower = factor;
		return this;
	}

	public Traffic slowerTail(double factor) {
		this.tail = factor;
		return this;
	}

	public Traffic moreStatements(int count) {
		this.statements = count;
		return this;
	}

	public Traffic failing(double share) {
		this.failures = share;
		return this;
	}

	public Run run() {
		List<LogLine> lines = new ArrayList<>();
		List<List<Span>> traces = traces(lines);
		return RunReader.read(traces, lines, (_) -> true);
	}

	/**
	 * When the first request begins. No two seeds have requests at the same time.
	 * @return the time
	 */
	public Instant from() {
		return this.from;
	}

	/**
	 * A time after the last request.
	 * @return the time
	 */
	public Instant until() {
		return from().plusSeconds(SECONDS);
	}

	/**
	 * The requests as spans.
	 * @param lines gets the log records
	 * @return the spans of each request
	 */
	public List<List<Span>> traces(List<LogLine> lines) {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(this.seed);
		return IntStream.range(0, this.requests * ROUTES.length)
			.mapToObj((number) -> trace(random, number, number % ROUTES.length, lines))
			.toList();
	}

	private long begin() {
		return ChronoUnit.NANOS.between(Instant.EPOCH, this.from);
	}

	private List<Span> trace(RandomGenerator random, int number, int route, List<LogLine> lines) {
		boolean changed = route == 0;
		double millis = MEDIANS_IN_MILLIS[route] * Math.exp(SPREAD * random.nextGaussian());
		double stretch = (1 + 1 / Math.sqrt(1 - random.nextDouble())) * (changed ? this.tail : 1);
		millis *= (random.nextDouble() < SHARE_OF_TAIL) ? stretch : 1;
		long nanos = (long) (millis * 1_000_000 * (changed ? this.slower : 1));
		boolean failed = random.nextDouble() < (changed ? this.failures : FAILURES);
		String traceId = HEX.toHexDigits(this.seed) + HEX.toHexDigits(number + 1L);
		Tree tree = new Tree(traceId, begin() + 100L * number);
		String entry = tree.add(null, GATEWAY, "POST " + ROUTES[route], "SERVER", nanos, failed,
				Map.of("http.request.method", "POST", "http.route", ROUTES[route]));
		String predict = tree.add(entry, INFERENCE, "POST /predictions", "SERVER", nanos / 2, failed, Map.of());
		tree.add(predict, INFERENCE, "onnx.run", "INTERNAL", nanos / 3, false, Map.of());
		String put = tree.add(predict, STORE, "PUT /predictions/{id}", "SERVER", nanos / 6, failed, Map.of());
		tree.statement(put, "INSERT prediction");
		int selects = ((random.nextDouble() < 0.1) ? 1 : 0) + (changed ? this.statements : 0);
		IntStream.range(0, selects).forEach((_) -> tree.statement(put, "SELECT prediction"));
		if (failed) {
			lines.add(new LogLine(traceId, put, STORE, "ERROR", "Prediction " + number + " was not stored",
					begin() + 100L * number, Map.of("otel.scope.name", "org.example.Predictions")));
		}
		return tree.spans;
	}

	private static Resource resource(String service) {
		return new Resource(service, Map.of("service.name", service), 1);
	}

	/**
	 * The spans of a request.
	 */
	private static final class Tree {

		private final String traceId;

		private final long begin;

		private final List<Span> spans = new ArrayList<>();

		Tree(String traceId, long begin) {
			this.traceId = traceId;
			this.begin = begin;
		}

		String add(@Nullable String parent, Resource resource, String name, String kind, long nanos, boolean failed,
				Map<String, Object> attributes) {
			String id = HEX.toHexDigits(this.spans.size() + 1L);
			this.spans.add(new Span(this.traceId, resource, name, kind, id, parent, this.begin, nanos,
					failed ? SpanStatus.ERROR : SpanStatus.UNSET, attributes, List.of(), List.of()));
			return id;
		}

		void statement(String parent, String name) {
			Map<String, Object> attributes = new LinkedHashMap<>();
			attributes.put("db.system.name", "h2database");
			attributes.put("db.query.text", name.startsWith("INSERT") ? "insert into prediction values (?)"
					: "select sentiment from prediction where id = ?");
			add(parent, STORE, name, "CLIENT", 100_000, false, attributes);
		}

	}

}
