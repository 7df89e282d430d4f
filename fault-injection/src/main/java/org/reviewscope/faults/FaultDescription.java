package org.reviewscope.faults;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users are told about a fault.
 *
 * @param name its name, in lower case with hyphens
 * @param text what it does, as a sentence
 * @param services the services that have it
 * @param parameters the names of its parameters and their defaults
 * @param signs what is seen of it
 */
public record FaultDescription(String name, String text, String services, Map<String, String> parameters, Signs signs) {

	/** For a fault that each service has. */
	public static final String EVERY_SERVICE = "every service";

	/** For a fault that only the store has. */
	public static final String STORE = "model-store-service";

	public FaultDescription {
		// In order, so that each list of them is the same
		parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
	}

	/**
	 * What is seen while the fault is on.
	 *
	 * @param metric the metric that shows it, by its name in the scrape
	 * @param reading what that metric does
	 * @param trace what a trace shows
	 * @param log what the log says
	 * @param alert which alert fires and sends a mail, and when
	 */
	public record Signs(String metric, String reading, String trace, String log, String alert) {

	}

}
