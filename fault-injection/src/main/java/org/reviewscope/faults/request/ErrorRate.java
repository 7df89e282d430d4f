package org.reviewscope.faults.request;

import java.util.Map;
import java.util.Random;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;

/**
 * Requests that fail.
 */
final class ErrorRate {

	private ErrorRate() {
	}

	static Fault fault(RequestEffects effects) {
		return new RequestFault(
				new FaultDescription("error-rate",
						"A share of the requests fails with 500, the same ones again with the same seed.",
						FaultDescription.EVERY_SERVICE, Map.of("percent", "30", "seed", "42"),
						new Signs("http_server_requests_seconds", "the count with status 500 rises",
								"a red server span with the exception InjectedFailureException, and no spans below it",
								"error “Answered 500 on …” with the stack trace",
								"ErrorSpike after two minutes, with at least ten errors and 5 % of the requests")),
				effects, ErrorRate::effect);
	}

	private static RequestEffect effect(FaultParameters parameters) {
		Random random = new Random(parameters.number("seed", Integer.MIN_VALUE, Integer.MAX_VALUE));
		int percent = parameters.number("percent", 1, 100);
		return (route, _) -> {
			if (random.nextDouble() * 100 < percent) {
				throw new InjectedFailureException(route);
			}
			return true;
		};
	}

	/**
	 * The failure of a request, which is what the fault wants.
	 */
	static final class InjectedFailureException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		InjectedFailureException(String route) {
			super("The fault error-rate lets " + route + " fail");
		}

	}

}
