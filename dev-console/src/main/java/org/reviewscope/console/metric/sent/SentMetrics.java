package org.reviewscope.console.metric.sent;

import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TimeRange;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.MetricStore;

/**
 * Asks for series of the metrics that programs send.
 */
public final class SentMetrics {

	private SentMetrics() {
	}

	/**
	 * Finds series.
	 * @param store where they are kept
	 * @param form what they have to match, and when
	 * @return those with a point in that time
	 */
	public static Stream<Course> find(MetricStore store, QueryForm form) {
		TimeRange range = form.range();
		Query<Course> query = form.metrics();
		TraceScope none = new TraceScope(List::of);
		return store.courses(range.from(), range.until())
			.filter((course) -> query.holds(course, none) && course.hasPoints());
	}

}
