package org.reviewscope.console.fault;

import org.reviewscope.console.fault.FaultState.Signs;

/**
 * The kinds of signs that the console can look for. Alerts are not among them: they come
 * from Prometheus and Alertmanager.
 */
enum Sign {

	/** In the metrics. */
	METRIC,

	/** In the traces. */
	TRACE,

	/** In the logs. */
	LOG;

	/**
	 * What a fault promises.
	 * @param signs the fault's signs
	 * @return the words of this kind
	 */
	String words(Signs signs) {
		return switch (this) {
			case METRIC -> signs.metric() + ": " + signs.reading();
			case TRACE -> signs.trace();
			case LOG -> signs.log();
		};
	}

}
