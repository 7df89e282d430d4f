package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads the body of a request, decompressed, and never more of it than is allowed: a few
 * kilobytes of gzip can hold gigabytes.
 */
@Component
class OtlpBody {

	private final IngestProperties limits;

	OtlpBody(IngestProperties limits) {
		this.limits = limits;
	}

	byte[] read(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > this.limits.maxBody().toBytes()) {
			throw OtlpException.tooLarge("", this.limits.maxBody().toMegabytes());
		}
		InputStream body = limited(request.getInputStream(), "", this.limits.maxBody());
		try (InputStream decompressed = decompressed(body, request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
			return decompressed.readAllBytes();
		}
	}

	private InputStream decompressed(InputStream body, @Nullable String encoding) throws IOException {
		return switch ((encoding != null) ? encoding.toLowerCase(Locale.ROOT) : "identity") {
			case "identity" -> body;
			case "gzip" -> limited(new GZIPInputStream(body), "decompressed ", this.limits.maxDecompressedBody());
			default -> throw new OtlpException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"Send the body as it is or compressed by gzip");
		};
	}

	// By default, the stream just ends at its maximum. That is one byte more than the
	// limit, so that only a body that is too large reaches it
	private static InputStream limited(InputStream body, String what, DataSize limit) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(body)
			.setMaxCount(limit.toBytes() + 1)
			.setOnMaxCount((max, count) -> {
				throw OtlpException.tooLarge(what, limit.toMegabytes());
			})
			.get();
	}

}
