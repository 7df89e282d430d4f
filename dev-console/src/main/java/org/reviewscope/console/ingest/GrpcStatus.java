package org.reviewscope.console.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;

/**
 * The outcome of a gRPC call. It stands in the trailers, after the answer; the status of
 * HTTP is always 200.
 */
enum GrpcStatus {

	OK(0),

	/** The body is no such message: sending it again does not help. */
	INVALID_ARGUMENT(3),

	/** The body is too large: without RetryInfo, it is not to be sent again. */
	RESOURCE_EXHAUSTED(8),

	/** Compressed in a way that is not known. */
	UNIMPLEMENTED(12),

	/** Send it again later. */
	UNAVAILABLE(14);

	private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

	// Of google.rpc.Status and RetryInfo: not worth another library
	private static final int CODE_FIELD = 1;

	private static final int DETAILS_FIELD = 3;

	private static final int RETRY_DELAY_FIELD = 1;

	private final int code;

	GrpcStatus(int code) {
		this.code = code;
	}

	/**
	 * The status that means the same.
	 * @param status an error of OTLP over HTTP
	 * @return what it is over gRPC
	 */
	static GrpcStatus of(HttpStatus status) {
		return switch (status) {
			case CONTENT_TOO_LARGE -> RESOURCE_EXHAUSTED;
			case UNSUPPORTED_MEDIA_TYPE -> UNIMPLEMENTED;
			case SERVICE_UNAVAILABLE -> UNAVAILABLE;
			default -> INVALID_ARGUMENT;
		};
	}

	/**
	 * Sets the headers and trailers of an answer. The body comes after it.
	 * @param response the answer
	 * @param message what is wrong, empty if nothing is
	 */
	void begin(HttpServletResponse response, String message) {
		response.setContentType(GrpcMessage.TYPE);
		response.setHeader("grpc-accept-encoding", OtlpBody.ENCODINGS);
		Map<String, String> trailers = new LinkedHashMap<>();
		trailers.put("grpc-status", Integer.toString(this.code));
		if (this != OK) {
			trailers.put("grpc-message", UriUtils.encode(message, StandardCharsets.UTF_8));
			trailers.put("grpc-status-details-bin", Base64.getEncoder().encodeToString(details(message)));
		}
		response.setTrailerFields(() -> trailers);
	}

	private byte[] details(String message) {
		UnknownFieldSet.Builder status = OtlpAnswers.status(message)
			.mergeField(CODE_FIELD, Field.newBuilder().addVarint(this.code).build());
		if (this == UNAVAILABLE) {
			status.mergeField(DETAILS_FIELD, Field.newBuilder().addLengthDelimited(retryInfo().toByteString()).build());
		}
		return status.build().toByteArray();
	}

	private static Any retryInfo() {
		ByteString delay = Duration.newBuilder().setSeconds(OtlpAnswers.RETRY_AFTER_SECONDS).build().toByteString();
		return Any.newBuilder()
			.setTypeUrl(RETRY_INFO)
			.setValue(UnknownFieldSet.newBuilder()
				.addField(RETRY_DELAY_FIELD, Field.newBuilder().addLengthDelimited(delay).build())
				.build()
				.toByteString())
			.build();
	}

}
