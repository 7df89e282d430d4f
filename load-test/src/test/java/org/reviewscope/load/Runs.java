package org.reviewscope.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run goes and what is expected of it: {@code runs.json}, which the locustfile
 * reads as well.
 *
 * @param shapes names and how many of the users are there when
 * @param objectives what the answers are measured by
 * @param lookAt where to see more of a run, by what is seen there
 */
record Runs(Map<String, List<Point>> shapes, Objectives objectives, Map<String, String> lookAt) {

	static Runs read() {
		return read("/runs.json", Runs.class);
	}

	static <T> T read(String name, Class<T> type) {
		try (InputStream file = Runs.class.getResourceAsStream(name)) {
			return JsonMapper.builder()
				.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
						DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
				.build()
				.readValue(file, type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A point of a shape. Between two of them the number of users changes evenly, after
	 * the last one it stays.
	 *
	 * @param time the part of the run that is over, from 0 to 1
	 * @param users the part of the users that are there, from 0 to 1
	 */
	record Point(double time, double users) {
	}

	/**
	 * The service level objectives.
	 *
	 * @param availability the part of the requests that are answered as they should be
	 * @param latency the part of the requests, batches aside, that are answered in time
	 * @param latencyMillis the time for that
	 */
	record Objectives(double availability, double latency, int latencyMillis) {
	}

}
