package org.reviewscope.console.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * No JSON takes more than 32 MB, whatever is in it. What is held for a moment only shows
 * in a small heap, so another JVM reads it.
 */
class JsonMemoryTests {

	/** With 8 MB it reads a small message. */
	private static final int HEAP_MEGABYTES = 8 + 32;

	private static final String METRIC = "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[";

	private static final String RESOURCES = "{\"resourceSpans\":[";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@MethodSource
	void takesLittleMemory(String begin, String part, int times, String end, int status)
			throws IOException, InterruptedException {
		Path body = Files.writeString(this.folder.resolve("body.json"), begin + part.repeat(times) + end);
		Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", "-cp",
				ManagementFactory.getRuntimeMXBean().getClassPath(), Reader.class.getName(), body.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output.strip()).isEqualTo("" + status);
	}

	static Stream<Arguments> takesLittleMemory() {
		return Stream.of(argumentSet("empty resources", RESOURCES, "{},", 99_000, "{}]}", 200),
				argumentSet("empty spans", RESOURCES + "{\"scopeSpans\":[{\"spans\":[", "{},", 99_000, "{}]}]}]}", 200),
				argumentSet("empty points", METRIC + "{\"exponentialHistogram\":{\"dataPoints\":[", "{},", 99_000,
						"{}]}}]}]}]}", 200),
				argumentSet("numbers", METRIC + "{\"histogram\":{\"dataPoints\":[{\"bucketCounts\":[", "1234567890,",
						190_000, "1]}]}}]}]}]}", 200),
				argumentSet("too many parts", RESOURCES, "{},", 100_000, "{}]}", 413),
				argumentSet("long texts", RESOURCES, text("", 999_000), 4, "{}]}", 200),
				// A single one makes all of a text in Java twice as large
				argumentSet("long texts with a wide character", RESOURCES, text("\u4e2d", 999_000), 4, "{}]}", 200),
				argumentSet("a text that is too long", RESOURCES, text("", 1_000_001), 1, "{}]}", 413));
	}

	private static String text(String begin, int length) {
		return "{\"schemaUrl\":\"" + begin + "x".repeat(length) + "\"},";
	}

	/**
	 * Reads a file as the body of a request, and prints the status of the answer.
	 */
	static final class Reader {

		private Reader() {
		}

		static void main(String[] args) throws IOException {
			byte[] body = Files.readAllBytes(Path.of(args[0]));
			boolean metrics = new String(body, 0, 20, StandardCharsets.US_ASCII).contains("Metrics");
			try {
				OtlpEncoding.JSON.decode(body,
						metrics ? ExportMetricsServiceRequest.newBuilder() : ExportTraceServiceRequest.newBuilder());
				System.out.println(200);
			}
			catch (OtlpException ex) {
				System.out.println(ex.status().value());
			}
		}

	}

}
