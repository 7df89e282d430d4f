package org.reviewscope.console.ingest.decode;

import java.util.List;

import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * Takes points one by one: all of a request together would take more memory than the
 * request itself.
 */
@FunctionalInterface
public interface MetricSink {

	/**
	 * Takes a point.
	 * @param id its series
	 * @param description what the metric is
	 * @param point the point
	 * @param exemplars its measurements with a trace
	 */
	void add(SeriesId id, String description, Point point, List<Exemplar> exemplars);

}
