package org.reviewscope.system.clouds.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.reviewscope.system.clouds.Vendor;
import org.reviewscope.system.clouds.Vendor.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudWatch Logs as far as {@code awsemf} calls it: signed requests only, and lines only
 * for a group and a stream that exist.
 */
final class CloudWatchLogs implements Function<Vendor.Request, Answer> {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String PREFIX = "Logs_20140328.";

	private final AwsSignature signature;

	private final Map<String, Integer> retention = new ConcurrentHashMap<>();

	private final Set<String> streams = ConcurrentHashMap.newKeySet();

	private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

	CloudWatchLogs(AwsSignature signature) {
		this.signature = signature;
	}

	/** Groups with the days that they keep lines, 0 for all. */
	Map<String, Integer> retention() {
		return this.retention;
	}

	/** Each with the group before a colon. */
	Set<String> streams() {
		return this.streams;
	}

	/** The lines of all streams, read as JSON. */
	List<JsonNode> lines() {
		return this.lines;
	}

	static boolean putsLines(Vendor.Request request) {
		return (PREFIX + "PutLogEvents").equals(request.header("x-amz-target"));
	}

	static Answer refusal(int status, String exception) {
		return new Answer(status, "{\"__type\": \"" + exception + "\", \"message\": \"made up\"}");
	}

	@Override
	public Answer apply(Vendor.Request request) {
		if (!this.signature.isOf(request, "logs")) {
			return refusal(400, "InvalidSignatureException");
		}
		JsonNode body = JSON.readTree(new String(request.sent(), StandardCharsets.UTF_8));
		String group = body.path("logGroupName").asString();
		String stream = group + ":" + body.path("logStreamName").asString("");
		return switch (request.header("x-amz-target").replace(PREFIX, "")) {
			case "CreateLogGroup" -> done(this.retention.putIfAbsent(group, 0) == null);
			case "CreateLogStream" -> this.retention.containsKey(group) ? done(this.streams.add(stream)) : missing();
			case "PutRetentionPolicy" ->
				done(this.retention.replace(group, body.path("retentionInDays").asInt()) != null);
			case "PutLogEvents" -> this.streams.contains(stream) ? put(body.path("logEvents")) : missing();
			default -> refusal(400, "UnknownOperationException");
		};
	}

	private Answer put(JsonNode events) {
		events.forEach((event) -> this.lines.add(JSON.readTree(event.path("message").asString())));
		return new Answer(200, "{\"nextSequenceToken\": \"any\"}");
	}

	private static Answer done(boolean done) {
		return done ? new Answer(200, "{}") : refusal(400, "ResourceAlreadyExistsException");
	}

	private static Answer missing() {
		return refusal(400, "ResourceNotFoundException");
	}

}
