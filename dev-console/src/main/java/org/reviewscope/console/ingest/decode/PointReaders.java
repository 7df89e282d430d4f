package org.reviewscope.console.ingest.decode;

import java.util.List;
import java.util.function.DoublePredicate;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import org.reviewscope.console.telemetry.metric.NumberPoint;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

/**
 * Reads points and checks them.
 */
class PointReaders {

	private final PointTimes times;

	PointReaders(long now) {
		this.times = new PointTimes(now);
	}

	// A gauge may be anything, also not a number
	PointReader<NumberDataPoint> gauge() {
		return numbers((value) -> true, "");
	}

	PointReader<NumberDataPoint> sum() {
		return numbers(Double::isFinite, "A sum is not a finite number");
	}

	PointReader<NumberDataPoint> monotonicSum() {
		return numbers((value) -> Double.isFinite(value) && value >= 0,
				"A monotonic sum is below zero or not a finite number");
	}

	PointReader<HistogramDataPoint> histogram() {
		return new PointReader<>(HistogramDataPoint::getFlags, HistogramDataPoint::getAttributesList,
				HistogramDataPoint::getExemplarsList, (point) -> {
					long time = this.times.checked(point.getStartTimeUnixNano(), point.getTimeUnixNano());
					return HistogramReader.read(point, time);
				});
	}

	PointReader<ExponentialHistogramDataPoint> exponential() {
		return new PointReader<>(ExponentialHistogramDataPoint::getFlags,
				ExponentialHistogramDataPoint::getAttributesList, ExponentialHistogramDataPoint::getExemplarsList,
				(point) -> {
					long time = this.times.checked(point.getStartTimeUnixNano(), point.getTimeUnixNano());
					return HistogramReader.read(point, time);
				});
	}

	PointReader<SummaryDataPoint> summary() {
		return new PointReader<>(SummaryDataPoint::getFlags, SummaryDataPoint::getAttributesList, (_) -> List.of(),
				this::summary);
	}

	private PointReader<NumberDataPoint> numbers(DoublePredicate valid, String explanation) {
		return new PointReader<>(NumberDataPoint::getFlags, NumberDataPoint::getAttributesList,
				NumberDataPoint::getExemplarsList, (point) -> {
					long time = this.times.checked(point.getStartTimeUnixNano(), point.getTimeUnixNano());
					double value = valueOf(point);
					InvalidPointException.unless(valid.test(value), explanation);
					return new NumberPoint(point.getStartTimeUnixNano(), time, value);
				});
	}

	private static double valueOf(NumberDataPoint point) {
		return switch (point.getValueCase()) {
			case AS_DOUBLE -> point.getAsDouble();
			case AS_INT -> point.getAsInt();
			default -> throw new InvalidPointException("A point has no value");
		};
	}

	private Point summary(SummaryDataPoint point) {
		long time = this.times.checked(point.getStartTimeUnixNano(), point.getTimeUnixNano());
		List<SummaryDataPoint.ValueAtQuantile> values = point.getQuantileValuesList();
		InvalidPointException.unless(point.getCount() >= 0, "A summary has a count below zero");
		InvalidPointException.unless(
				values.stream().allMatch((value) -> value.getQuantile() >= 0 && value.getQuantile() <= 1),
				"A quantile is not from 0 to 1");
		return new SummaryPoint(point.getStartTimeUnixNano(), time, point.getCount(), point.getSum(),
				values.stream().mapToDouble(SummaryDataPoint.ValueAtQuantile::getQuantile).toArray(),
				values.stream().mapToDouble(SummaryDataPoint.ValueAtQuantile::getValue).toArray());
	}

}
