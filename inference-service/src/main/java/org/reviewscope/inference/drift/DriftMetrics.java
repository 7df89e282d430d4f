package org.reviewscope.inference.drift;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.reviewscope.inference.telemetry.DriftMeterDocumentation;
import org.reviewscope.inference.telemetry.DriftMeterDocumentation.FeatureKeys;
import org.reviewscope.inference.telemetry.DriftMeterDocumentation.ShareKeys;

/**
 * Shows how far the last predictions are from the reference of the version that serves.
 */
class DriftMetrics {

	private final MultiGauge indices;

	private final MultiGauge shares;

	private final MultiGauge predictions;

	DriftMetrics(MeterRegistry registry) {
		this.indices = gauge(DriftMeterDocumentation.INDEX, registry);
		this.shares = gauge(DriftMeterDocumentation.SHARE, registry);
		this.predictions = gauge(DriftMeterDocumentation.PREDICTIONS, registry);
	}

	private static MultiGauge gauge(DriftMeterDocumentation meter, MeterRegistry registry) {
		return MultiGauge.builder(meter.getName()).register(registry);
	}

	void show(DriftWindow window) {
		this.indices.register(window.features().stream().map((feature) -> index(window, feature)).toList());
		this.shares.register(window.features().stream().flatMap((feature) -> shares(window, feature)).toList());
		this.predictions.register(List.of(Row.of(Tags.empty(), window, DriftWindow::size)));
	}

	void showNothing() {
		Stream.of(this.indices, this.shares, this.predictions).forEach((gauge) -> gauge.register(List.of()));
	}

	private static Row<?> index(DriftWindow window, Feature feature) {
		return Row.of(tags(feature), window, (now) -> now.index(feature));
	}

	private static Stream<Row<?>> shares(DriftWindow window, Feature feature) {
		return IntStream.range(0, feature.bins().size()).boxed().flatMap((bin) -> {
			Tags tags = tags(feature).and(ShareKeys.BIN.asString(), feature.bins().get(bin));
			return Stream.of(
					Row.of(tags.and(ShareKeys.WINDOW.asString(), "reference"),
							DriftWindow.referenceShare(feature, bin)),
					Row.of(tags.and(ShareKeys.WINDOW.asString(), "current"), window, (now) -> now.share(feature, bin)));
		});
	}

	private static Tags tags(Feature feature) {
		return Tags.of(FeatureKeys.FEATURE.asString(), feature.name());
	}

}
