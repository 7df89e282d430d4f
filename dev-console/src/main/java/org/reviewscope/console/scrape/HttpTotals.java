package org.reviewscope.console.scrape;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * The totals of a service's HTTP requests at one moment, counted since its start.
 *
 * @param nanoTime the moment, on the clock of this process
 * @param unixMillis the same in milliseconds since 1970, also after a pause
 * @param requests how many requests
 * @param errors how many of them ended with a server error
 * @param buckets the number of requests that took at most that many seconds
 */
record HttpTotals(long nanoTime, long unixMillis, double requests, double errors,
		NavigableMap<Double, Double> buckets) {

	private static final String FAMILY = "http_server_requests_seconds";

	private static final double NANOS_PER_SECOND = 1e9;

	static HttpTotals of(long nanoTime, long unixMillis, List<MetricFamily> families) {
		double requests = 0;
		double errors = 0;
		NavigableMap<Double, Double> buckets = new TreeMap<>();
		for (Sample sample : MetricFamily.samples(families, FAMILY)) {
			if (sample.name().endsWith("_count")) {
				requests += sample.value();
				errors += "SERVER_ERROR".equals(sample.labels().get("outcome")) ? sample.value() : 0;
			}
			else if (sample.name().endsWith("_bucket")) {
				buckets.merge(limit(sample), sample.value(), Double::sum);
			}
		}
		return new HttpTotals(nanoTime, unixMillis, requests, errors, buckets);
	}

	/**
	 * The load between an earlier moment and this one.
	 * @param earlier the earlier moment; a service that has restarted since then counts
	 * from zero again
	 * @return rates and latency
	 */
	Load since(HttpTotals earlier) {
		HttpTotals from = (earlier.requests <= this.requests) ? earlier
				: new HttpTotals(earlier.nanoTime, earlier.unixMillis, 0, 0, new TreeMap<>());
		double seconds = (this.nanoTime - earlier.nanoTime) / NANOS_PER_SECOND;
		double count = this.requests - from.requests;
		NavigableMap<Double, Double> grown = new TreeMap<>();
		this.buckets.forEach((limit, value) -> grown.put(limit, value - from.buckets.getOrDefault(limit, 0.0)));
		return new Load(this.unixMillis, (seconds > 0) ? count / seconds : 0,
				(count > 0) ? Math.max(0, this.errors - from.errors) / count : 0, quantile(grown, 0.5),
				quantile(grown, 0.9), quantile(grown, 0.99));
	}

	// As Prometheus' histogram_quantile: evenly spread within a bucket
	private static double quantile(NavigableMap<Double, Double> buckets, double quantile) {
		double all = buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
		double lower = 0;
		double below = 0;
		for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
			if (all > 0 && bucket.getValue() >= quantile * all) {
				double part = (quantile * all - below) / Math.max(1e-9, bucket.getValue() - below);
				return Double.isInfinite(bucket.getKey()) ? lower : lower + (bucket.getKey() - lower) * part;
			}
			lower = bucket.getKey();
			below = bucket.getValue();
		}
		return Double.NaN;
	}

	private static double limit(Sample sample) {
		String limit = sample.labels().getOrDefault("le", "+Inf");
		return limit.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(limit);
	}

}
