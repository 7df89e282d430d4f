package org.reviewscope.system.truth.expected;

/**
 * The traces of refused requests, and of requests that need a service which is away.
 */
public final class RefusalTrees {

	private RefusalTrees() {
	}

	public static String refusedByInference(String path, String called, int size, String reason) {
		return """
				gateway SERVER POST %s 400
				  gateway CLIENT POST %s 400
				%s""".formatted(path, called, refusal(called, size, reason).indent(4));
	}

	public static String refusal(String called, int size, String reason) {
		return """
				inference SERVER POST %s 400
				  log INFO Refused %d review(s) with 400: %s
				  inference INTERNAL predict app.batch.size=%d outcome="refused"
				""".formatted(called, size, reason, size);
	}

	public static String unreadable(String called) {
		return """
				inference SERVER POST %s 400
				  log INFO Refused a request with 400: malformed
				""".formatted(called);
	}

	public static String refusedByGateway(String request, int status, String reason) {
		return """
				gateway SERVER %s %d
				  log INFO Refused a request with %d: %s
				""".formatted(request, status, status, reason);
	}

	/** Three attempts, and no more. */
	public static String unreachable(String request, String called) {
		return """
				gateway SERVER %s 503 ERROR
				  event retry
				  event retry
				  event exception
				  log WARN Answered 503 on %s: 503 SERVICE_UNAVAILABLE
				%s""".formatted(request, request.substring(request.indexOf(' ') + 1),
				"  gateway CLIENT %s ERROR\n    event exception\n".formatted(called).repeat(3));
	}

}
