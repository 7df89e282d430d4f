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
		return read(request.getInputStream(), request.getContentLengthLong(),
				request.getHeader(HttpHeaders.CONTENT_ENCODING));
	}

	/**
	 * Reads a body.
	 * @param body the body as it comes
	 * @param length the size that its sender has announced, -1 when there is none
	 * @param encoding how it is compressed, {@code null} when it is not
	 * @return the body, decompressed
	 * @throws OtlpException if it is too large, or compressed in another way than by gzip
	 * @throws IOException if it is not what it should be, or ends too early
	 */
	byte[] read(InputStream body, long length, @Nullable String encoding) throws IOException {
		if (length > this.limits.maxBody().toBytes()) {
			throw OtlpException.tooLarge("", this.limits.maxBody().toMegabytes());
		}
		try (InputStream decompressed = decompressed(limited(body, "", this.limits.maxBody()), encoding)) {
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
