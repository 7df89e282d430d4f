package org.reviewscope.console.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The two encodings of OTLP over HTTP.
 */
enum OtlpEncoding {

	PROTOBUF(new MediaType("application", "x-protobuf")) {

		@Override
		void merge(byte[] body, Message.Builder builder) throws IOException {
			MemoryBudget.check(body, builder.getDescriptorForType(), MOST_MEGABYTES);
			builder.mergeFrom(body);
		}

		@Override
		byte[] encode(Message message) {
			return message.toByteArray();
		}

	},

	JSON(MediaType.APPLICATION_JSON) {

		@Override
		void merge(byte[] body, Message.Builder builder) throws IOException {
			byte[] json = OtlpJson.toProtobufJson(body);
			JsonFormat.parser()
				.ignoringUnknownFields()
				.merge(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8), builder);
		}

		@Override
		byte[] encode(Message message) throws IOException {
			return JsonFormat.printer().print(message).getBytes(StandardCharsets.UTF_8);
		}

	};

	// A batch of the Collector, 8,192 spans with ten attributes each, takes most of it.
	// With its largest body, a request takes 32
	private static final int MOST_MEGABYTES = 24;

	private final MediaType mediaType;

	OtlpEncoding(MediaType mediaType) {
		this.mediaType = mediaType;
	}

	static OtlpEncoding of(@Nullable String contentType) {
		try {
			MediaType given = (contentType != null) ? MediaType.parseMediaType(contentType) : MediaType.ALL;
			for (OtlpEncoding encoding : values()) {
				if (given.equalsTypeAndSubtype(encoding.mediaType)) {
					return encoding;
				}
			}
		}
		catch (InvalidMediaTypeException ex) {
			// Refused like any other type
		}
		throw new OtlpException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
				"Send OTLP as application/x-protobuf or application/json");
	}

	MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * Reads a message.
	 * @param <B> the kind of message
	 * @param body the bytes of a request
	 * @param builder an empty message
	 * @return the same builder, filled
	 */
	<B extends Message.Builder> B decode(byte[] body, B builder) {
		try {
			merge(body, builder);
			return builder;
		}
		catch (StreamConstraintsException ex) {
			throw OtlpException.tooMany(OtlpJson.MOST_TOKENS, OtlpJson.MOST_CHARACTERS);
		}
		catch (IOException | JacksonException ex) {
			throw new OtlpException(HttpStatus.BAD_REQUEST,
					"The body is not an OTLP message of this path in " + this.mediaType);
		}
	}

	abstract void merge(byte[] body, Message.Builder builder) throws IOException;

	abstract byte[] encode(Message message) throws IOException;

}
