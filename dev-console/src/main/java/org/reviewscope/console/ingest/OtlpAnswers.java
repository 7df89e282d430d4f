package org.reviewscope.console.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import org.reviewscope.console.ingest.decode.RejectedPoints;
import tools.jackson.databind.json.JsonMapper;

/**
 * The responses that OTLP prescribes.
 */
final class OtlpAnswers {

	/** When a sender should try again. */
	static final int RETRY_AFTER_SECONDS = 1;

	private static final String WITHOUT_IDS = "Spans need a trace id of 16 bytes and a span id of 8 bytes, not all zero";

	// Of google.rpc.Status, one field matters: not worth another library
	private static final int STATUS_MESSAGE_FIELD = 2;

	private OtlpAnswers() {
	}

	static ExportTraceServiceResponse traces(int rejected) {
		ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
		if (rejected > 0) {
			answer.getPartialSuccessBuilder().setRejectedSpans(rejected).setErrorMessage(WITHOUT_IDS);
		}
		return answer.build();
	}

	static ExportLogsServiceResponse logs() {
		return ExportLogsServiceResponse.getDefaultInstance();
	}

	static ExportMetricsServiceResponse metrics(RejectedPoints rejected) {
		ExportMetricsServiceResponse.Builder answer = ExportMetricsServiceResponse.newBuilder();
		if (rejected.count() > 0) {
			answer.getPartialSuccessBuilder()
				.setRejectedDataPoints(rejected.count())
				.setErrorMessage(rejected.explanation());
		}
		return answer.build();
	}

	static byte[] error(String message, OtlpEncoding encoding) {
		return switch (encoding) {
			case JSON ->
				JsonMapper.shared().writeValueAsString(Map.of("message", message)).getBytes(StandardCharsets.UTF_8);
			case PROTOBUF -> status(message).build().toByteArray();
		};
	}

	/**
	 * A {@code google.rpc.Status}.
	 * @param message its message
	 * @return the fields of the message on the wire
	 */
	static UnknownFieldSet.Builder status(String message) {
		return UnknownFieldSet.newBuilder()
			.addField(STATUS_MESSAGE_FIELD,
					Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(message)).build());
	}

}
