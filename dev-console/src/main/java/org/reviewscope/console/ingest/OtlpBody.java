package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads the body of a request, decompressed, and never more of it than is allowed: a few
 * kilobytes of gzip or zstd can hold gigabytes.
 */
@Component
class OtlpBody {

	/** How a body may come, as gRPC's header lists it. */
	static final String ENCODINGS = "identity,gzip,zstd";

	/**
	 * Not every frame of zstd says how large its content is. Usually telemetry becomes 16
	 * times as large at most; if not, it is decompressed again with more room.
	 */
	private static final int USUAL_RATIO = 16;

	private static final int LEAST_ROOM = 64 * 1024;

	private static final int MORE_ROOM = 4;

	private static final String DECOMPRESSED = "decompressed ";

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
	 * @throws OtlpException if it is too large, no valid zstd, or compressed in another
	 * way than by gzip or zstd
	 * @throws IOException if it is not what it should be, or ends too early
	 */
	byte[] read(InputStream body, long length, @Nullable String encoding) throws IOException {
		if (length > this.limits.maxBody().toBytes()) {
			throw OtlpException.tooLarge("", this.limits.maxBody().toMegabytes());
		}
		try (InputStream limited = limited(body, "", this.limits.maxBody())) {
			return switch ((encoding != null) ? encoding.toLowerCase(Locale.ROOT) : "identity") {
				case "identity" -> limited.readAllBytes();
				case "gzip" -> gzip(limited);
				case "zstd" -> zstd(limited.readAllBytes());
				default -> throw new OtlpException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
						"Send the body as it is or compressed by gzip or zstd");
			};
		}
	}

	private byte[] gzip(InputStream body) throws IOException {
		try (InputStream decompressed = limited(new GZIPInputStream(body), DECOMPRESSED,
				this.limits.maxDecompressedBody())) {
			return decompressed.readAllBytes();
		}
	}

	private byte[] zstd(byte[] body) {
		return zstd(body, LEAST_ROOM + USUAL_RATIO * body.length);
	}

	// Not as a stream: that would allocate the window that its sender asks for outside of
	// the heap, and the C library returns little of that
	private byte[] zstd(byte[] body, int room) {
		int most = Math.toIntExact(this.limits.maxDecompressedBody().toBytes());
		try {
			return Zstd.decompress(body, Math.min(room, most));
		}
		catch (ZstdException ex) {
			if (ex.getErrorCode() != Zstd.errDstSizeTooSmall()) {
				throw new OtlpException(HttpStatus.BAD_REQUEST, "The body is cut off, or not valid zstd");
			}
			if (room >= most) {
				throw OtlpException.tooLarge(DECOMPRESSED, this.limits.maxDecompressedBody().toMegabytes());
			}
			return zstd(body, MORE_ROOM * room);
		}
		catch (LinkageError ex) {
			// It is native: there is none for some machines, and some let no program run
			// from their folder of temporary files
			throw new OtlpException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"The library for zstd does not load here: send the body as it is or compressed by gzip");
		}
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
