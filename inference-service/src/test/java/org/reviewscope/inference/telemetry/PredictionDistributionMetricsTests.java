package org.reviewscope.inference.telemetry;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.MeterDescriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class PredictionDistributionMetricsTests {

	private static final double INFINITY = Double.POSITIVE_INFINITY;

	private final PrometheusRegistry registry = new PrometheusRegistry();

	@Test
	void everyConfidenceIsInItsOwnBucket() {
		PredictionDistributionMetrics metrics = metrics(null);
		DoubleStream.of(0.34, 0.4, 0.45, 0.56, 0.6, 0.61, 0.75, 0.85, 0.91, 0.96, 0.97, 0.991, 1)
			.forEach(metrics::answered);
		HistogramDataPointSnapshot confidence = confidence();
		assertThat(confidence.getClassicBuckets().stream())
			.extracting((bucket) -> bucket.getUpperBound() + ": " + bucket.getCount())
			.containsExactly("0.4: 2", "0.5: 1", "0.6: 2", "0.7: 1", "0.8: 1", "0.9: 1", "0.95: 1", "0.99: 2", "1.0: 2",
					INFINITY + ": 0");
		assertThat(confidence.getCount()).isEqualTo(13);
		assertThat(confidence.getSum()).isCloseTo(9.391, within(1e-9));
	}

	@Test
	void quantilesAreLengthsThatWereSeen() {
		PredictionDistributionMetrics metrics = metrics(null);
		IntStream.rangeClosed(1, 100).map((i) -> (i <= 98) ? i : 4870).forEach(metrics::asked);
		SummarySnapshot lengths = (SummarySnapshot) this.registry.scrape("review_length_summary"::equals).get(0);
		assertThat(lengths.getDataPoints().getFirst().getQuantiles())
			.extracting(Quantile::getQuantile, Quantile::getValue)
			.containsExactly(tuple(0.5, 50.0), tuple(0.9, 90.0), tuple(0.99, 4870.0));
		assertThat(DistributionFixtures.lengths(this.registry))
			.isEqualTo(new DistributionFixtures.Lengths(100, 98 * 99 / 2 + 2 * 4870));
	}

	@Test
	void quantilesAreUnknownWithoutAReview() {
		metrics(null);
		SummarySnapshot lengths = (SummarySnapshot) this.registry.scrape("review_length_summary"::equals).get(0);
		assertThat(lengths.getDataPoints().getFirst().getQuantiles()).hasSize(3)
			.allMatch((quantile) -> Double.isNaN(quantile.getValue()));
	}

	@Test
	void exemplarNamesTheTraceOfASampledPrediction() {
		metrics(new FixedSpan(true)).answered(0.56);
		assertThat(confidence().getExemplars()).singleElement().satisfies((exemplar) -> {
			assertThat(exemplar.getValue()).isEqualTo(0.56);
			assertThat((Object) exemplar.getLabels())
				.isEqualTo(Labels.of(Exemplar.TRACE_ID, "trace", Exemplar.SPAN_ID, "span"));
		});
	}

	@Test
	void predictionThatIsNotSampledLeavesNoExemplar() {
		metrics(new FixedSpan(false)).answered(0.56);
		assertThat(confidence().getExemplars()).isEmpty();
		assertThat(confidence().getCount()).isEqualTo(1);
	}

	@Test
	void describesThemselves() {
		new PredictionDistributionMetrics(new MeterDescriptions(
				Map.of("prediction.confidence", "How sure.", "review.length.summary", "How long.")), null)
			.registerWith(this.registry);
		assertThat(this.registry.scrape().stream()).extracting((family) -> family.getMetadata().getHelp())
			.containsExactly("How sure.", "How long.");
	}

	private PredictionDistributionMetrics metrics(@Nullable SpanContext spans) {
		return new PredictionDistributionMetrics(new MeterDescriptions(Map.of()), spans).registerWith(this.registry);
	}

	private HistogramDataPointSnapshot confidence() {
		return ((HistogramSnapshot) this.registry.scrape("prediction_confidence"::equals).get(0)).getDataPoints()
			.getFirst();
	}

	/**
	 * Always the same span.
	 *
	 * @param isCurrentSpanSampled whether it is sampled
	 */
	private record FixedSpan(boolean isCurrentSpanSampled) implements SpanContext {

		@Override
		public String getCurrentTraceId() {
			return "trace";
		}

		@Override
		public String getCurrentSpanId() {
			return "span";
		}

		@Override
		public void markCurrentSpanAsExemplar() {
		}

	}

}
