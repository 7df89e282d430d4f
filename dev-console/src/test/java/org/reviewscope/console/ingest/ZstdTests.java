package org.reviewscope.console.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A body in zstd is read whole or refused.
 */
class ZstdTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static final String NOT_ZSTD = "The body is cut off, or not valid zstd";

	@Test
	void framesAreReadOneAfterTheOther() throws IOException {
		byte[] one = random(1000);
		byte[] two = random(300_000);

		assertThat(read(ZstdFrames.of(two))).isEqualTo(two);
		assertThat(read(ZstdFrames.joined(ZstdFrames.SKIPPABLE, ZstdFrames.of(one), ZstdFrames.SKIPPABLE,
				ZstdFrames.withWindow(0, 0), ZstdFrames.of(two), ZstdFrames.SKIPPABLE)))
			.isEqualTo(ZstdFrames.joined(one, two));
	}

	// So Go's encoder, and with it the Collector, compresses an empty message
	@Test
	void noFrameIsAnEmptyBody() throws IOException {
		assertThat(read(new byte[0])).isEmpty();
	}

	@Test
	void bodyOfExactlyTheLimitIsRead() throws IOException {
		assertThat(read(ZstdFrames.of(new byte[8 * MEGABYTE]))).hasSize(8 * MEGABYTE);
	}

	@Test
	void moreThanTheLimitIsRefused() {
		assertRefused(ZstdFrames.of(new byte[8 * MEGABYTE + 1]), HttpStatus.CONTENT_TOO_LARGE,
				"The decompressed body is larger than 8 MB: send smaller batches");
		assertRefused(ZstdFrames.of(random(4 * MEGABYTE)), HttpStatus.CONTENT_TOO_LARGE,
				"The body is larger than 4 MB: send smaller batches");
	}

	@Test
	void framesAreLimitedTogether() {
		byte[] half = ZstdFrames.of(new byte[4 * MEGABYTE]);

		assertRefused(ZstdFrames.joined(half, half, ZstdFrames.of(new byte[1])), HttpStatus.CONTENT_TOO_LARGE,
				"The decompressed body is larger than 8 MB: send smaller batches");
	}

	// Compressed well, so that the room that is made for it is not enough at first
	@ParameterizedTest
	@ValueSource(ints = { 64 * 1024, 64 * 1024 + 1, 1_000_000, 8 * MEGABYTE - 1 })
	void zerosAreReadWhole(int length) throws IOException {
		assertThat(read(ZstdFrames.of(new byte[length]))).isEqualTo(new byte[length]);
	}

	// No window is made: what is decompressed stays in one piece
	@ParameterizedTest
	@CsvSource({ "13, 0", "13, 1", "17, 0", "21, 0" })
	void windowOfAnySizeIsRead(int exponent, int eighths) throws IOException {
		byte[] body = random(1000);

		assertThat(read(ZstdFrames.joined(ZstdFrames.withWindow(exponent, eighths), ZstdFrames.of(body))))
			.isEqualTo(body);
	}

	@Test
	void windowBeyondTheLibrarysIsRefused() {
		assertRefused(ZstdFrames.withWindow(31, 7), HttpStatus.BAD_REQUEST, NOT_ZSTD);
	}

	@Test
	void frameIsRefusedWhereverItIsCutOff() {
		byte[] frame = ZstdFrames.of(random(100));
		for (int length = 1; length < frame.length; length++) {
			assertRefused(Arrays.copyOf(frame, length), HttpStatus.BAD_REQUEST, NOT_ZSTD);
		}
		for (int length = 1; length < ZstdFrames.SKIPPABLE.length; length++) {
			assertRefused(Arrays.copyOf(ZstdFrames.SKIPPABLE, length), HttpStatus.BAD_REQUEST, NOT_ZSTD);
		}
	}

	@Test
	void damagedFrameIsRefused() {
		byte[] frame = ZstdFrames.of(random(100));
		frame[50] ^= 1;

		assertRefused(frame, HttpStatus.BAD_REQUEST, NOT_ZSTD);
	}

	@Test
	void whatIsNoFrameIsRefused() {
		assertRefused("not zstd".getBytes(), HttpStatus.BAD_REQUEST, NOT_ZSTD);
		assertRefused(ZstdFrames.joined(ZstdFrames.of(random(10)), "x".getBytes()), HttpStatus.BAD_REQUEST, NOT_ZSTD);
	}

	@Test
	void machineWithoutTheLibraryIsToldToUseGzip(@TempDir Path folder) throws IOException {
		Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + folder.resolve("missing"), "-XX:TieredStopAtLevel=1", "-cp",
				ManagementFactory.getRuntimeMXBean().getClassPath(), Reader.class.getName())
			.start();

		assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("""
				415 The library for zstd does not load here: send the body as it is or compressed by gzip
				""".repeat(2));
	}

	private static void assertRefused(byte[] body, HttpStatus status, String explanation) {
		OtlpException refusal = catchThrowableOfType(OtlpException.class, () -> read(body));
		assertThat(refusal).isNotNull()
			.returns(status, OtlpException::status)
			.returns(explanation, OtlpException::explanation);
	}

	private static byte[] read(byte[] body) throws IOException {
		return new OtlpBody(new IngestProperties(DataSize.ofMegabytes(4), DataSize.ofMegabytes(8), 1, 1, Duration.ZERO))
			.read(new ByteArrayInputStream(body), -1, "zstd");
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	/**
	 * Reads two bodies, and prints how they are refused.
	 */
	static final class Reader {

		private Reader() {
		}

		static void main() throws IOException {
			for (int i = 0; i < 2; i++) {
				try {
					read(new byte[0]);
				}
				catch (OtlpException ex) {
					System.out.println(ex.status().value() + " " + ex.explanation());
				}
			}
		}

	}

}
