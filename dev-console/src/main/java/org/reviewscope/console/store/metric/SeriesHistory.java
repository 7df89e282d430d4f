package org.reviewscope.console.store.metric;

import java.util.List;

import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * What is kept of a series at one moment.
 *
 * @param id the series
 * @param description what the metric is, in its sender's words
 * @param points the newest points, oldest first, at least one
 * @param amount the series' {@link Point#amount()} now: that of the newest point, or with
 * delta temporality all points' together since the first
 * @param sum its {@link Point#sum()} now, in the same way
 * @param exemplars the newest measurements with a trace, newest first
 */
public record SeriesHistory(SeriesId id, String description, List<Point> points, double amount, double sum,
		List<Exemplar> exemplars) {
}
