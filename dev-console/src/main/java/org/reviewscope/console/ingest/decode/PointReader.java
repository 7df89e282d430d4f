package org.reviewscope.console.ingest.decode;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import org.reviewscope.console.telemetry.metric.Point;

/**
 * How a kind of point is read.
 *
 * @param <P> the point on the wire
 * @param flags its flags
 * @param attributes its attributes
 * @param exemplars its exemplars
 * @param point the point itself; throws {@link InvalidPointException}
 */
record PointReader<P>(ToIntFunction<P> flags, Function<P, List<KeyValue>> attributes,
		Function<P, List<Exemplar>> exemplars, Function<P, Point> point) {
}
