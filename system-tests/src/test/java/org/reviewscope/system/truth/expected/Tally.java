package org.reviewscope.system.truth.expected;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts in trees what the libraries' meters count in the services: a span of HTTP or SQL
 * is one request or statement.
 *
 * @param lines lines of trees, without their indentation
 */
public record Tally(Collection<String> lines) {

	private static final Pattern HTTP = Pattern
		.compile("\\S+ \\w+ (?<method>GET|POST|PUT)( (?<uri>/\\S*))?( (?<code>\\d+))?( ERROR)?");

	private static final Map<Character, String> OUTCOMES = Map.of('2', "SUCCESS", '4', "CLIENT_ERROR", '5',
			"SERVER_ERROR");

	/** By the labels that do not depend on the exception's class. */
	public Map<String, Double> answered(String service) {
		return http(service + " SERVER ", "http_server_requests_seconds_count");
	}

	public Map<String, Double> called(String service) {
		return http(service + " CLIENT ", "http_client_requests_seconds_count");
	}

	/** The timers of inference; a batch is timed once. */
	public Map<String, Double> inference() {
		Map<String, Double> timers = new TreeMap<>();
		timers.put("prediction_latency_seconds_count{error=\"none\",outcome=\"success\"}",
				count("inference INTERNAL predict .*outcome=\"success\""));
		timers.put("prediction_latency_seconds_count{error=\"none\",outcome=\"refused\"}",
				count("inference INTERNAL predict .*outcome=\"refused\""));
		timers.put("inference_queue_seconds_count", count("inference INTERNAL tokenize .*"));
		timers.put("inference_tokenize_seconds_count{error=\"none\"}", count("inference INTERNAL tokenize .*"));
		timers.put("inference_run_seconds_count{error=\"none\"}", count("inference INTERNAL onnx.run .*"));
		timers.put("model_load_seconds_count{error=\"none\"}", count("inference INTERNAL model load .*"));
		timers.put("model_swap_seconds_count{error=\"none\"}", count("inference INTERNAL model swap .*"));
		timers.put("model_candidate_load_seconds_count{error=\"none\"}", 0.0);
		return timers;
	}

	public double statements() {
		return count("model-store CLIENT .*");
	}

	double count(String pattern) {
		return this.lines.stream().filter((line) -> line.matches(pattern)).count();
	}

	private Map<String, Double> http(String spans, String metric) {
		Stream<Matcher> requests = this.lines.stream()
			.filter((line) -> line.startsWith(spans))
			.map(HTTP::matcher)
			.filter(Matcher::matches);
		return requests.map((request) -> metric + labels(request))
			.collect(Collectors.toMap(Function.identity(), (_) -> 1.0, Double::sum, TreeMap::new));
	}

	/** Spring's words: no answer is an outcome unknown, a request without a route too. */
	private static String labels(Matcher request) {
		String code = request.group("code");
		String outcome = (code != null) ? OUTCOMES.get(code.charAt(0)) : "UNKNOWN";
		return "{method=\"%s\",outcome=\"%s\",status=\"%s\",uri=\"%s\"}".formatted(request.group("method"), outcome,
				(code != null) ? code : "CLIENT_ERROR", Objects.requireNonNullElse(request.group("uri"), "UNKNOWN"));
	}

}
