package org.reviewscope.console.ingest;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.DevConsoleApplication;

/**
 * Measures how much a console takes in, on one processor and with the launcher's options:
 * {@code ./mvnw test -pl dev-console -am -Dtest=FloodBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 * No build runs it. Linux only.
 */
class FloodBenchmark {

	private static final int BATCH = 512;

	private static final int AHEAD = 64;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private int port;

	private Process console;

	@BeforeEach
	void startConsole() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		// What -Pup gives the launcher, which the console is a part of
		List<String> command = List.of("taskset", "-c", "1",
				Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow", "-cp",
				System.getProperty("java.class.path"), DevConsoleApplication.class.getName(), "--server.port=0",
				"--reviewscope.console.otlp.port=" + this.port);
		this.console = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Path.of("target", "flood.log").toFile())
			.start();
		for (int i = 0; i < 300 && post("/v1/traces", OtlpFlood.spans(1)) != 200; i++) {
			Thread.sleep(200);
		}
	}

	@AfterEach
	void stopConsole() {
		this.console.destroy();
	}

	@Test
	void measure() throws Exception {
		List<byte[]> spans = IntStream.range(0, AHEAD).mapToObj((n) -> OtlpFlood.spans(BATCH)).toList();
		List<byte[]> logs = IntStream.range(0, AHEAD).mapToObj((n) -> OtlpFlood.logs(BATCH)).toList();
		report("warm-up spans", "/v1/traces", spans, 2, 15);
		report("spans", "/v1/traces", spans, 2, 20);
		report("warm-up logs", "/v1/logs", logs, 2, 10);
		report("log records", "/v1/logs", logs, 2, 20);
		say("store full: " + memory());
		report("spans, flood", "/v1/traces", spans, 800, 30);
		say("after the flood: " + memory());
	}

	private void report(String what, String path, List<byte[]> bodies, int senders, int seconds) throws Exception {
		Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
		Map<Long, Long> waits = new ConcurrentHashMap<>();
		Duration before = processorTime();
		long begin = System.nanoTime();
		long end = begin + TimeUnit.SECONDS.toNanos(seconds);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int sender = 0; sender < senders; sender++) {
				int first = sender;
				threads.submit(() -> {
					for (int i = first; System.nanoTime() < end; i++) {
						long start = System.nanoTime();
						answers.merge(post(path, fresh(bodies.get(i % AHEAD), i)), 1, Integer::sum);
						waits.put(start, System.nanoTime() - start);
					}
				});
			}
		}
		double taken = (double) BATCH * answers.getOrDefault(200, 0);
		double passed = (System.nanoTime() - begin) / 1e9;
		double worked = processorTime().minus(before).toMillis() / 1e3;
		List<Long> sorted = waits.values().stream().sorted().toList();
		say("%s: %d senders, %.0f/s, %.0f per processor second, answers %s, p50 %d ms, p99 %d ms, memory %s".formatted(
				what, senders, taken / passed, taken / worked, answers, sorted.get(sorted.size() / 2) / 1_000_000,
				sorted.get(sorted.size() * 99 / 100) / 1_000_000, memory()));
	}

	// Other traces each time: the store takes no span twice
	private static byte[] fresh(byte[] body, int number) {
		byte[] copy = body.clone();
		for (int i = 0; i + OtlpFlood.MARK.length + Integer.BYTES < copy.length; i++) {
			if (Arrays.equals(copy, i, i + OtlpFlood.MARK.length, OtlpFlood.MARK, 0, OtlpFlood.MARK.length)) {
				ByteBuffer.wrap(copy).putInt(i + OtlpFlood.MARK.length, number);
			}
		}
		return copy;
	}

	private int post(String path, byte[] body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/x-protobuf")
			// What exporters wait
			.timeout(Duration.ofSeconds(10))
			.POST(BodyPublishers.ofByteArray(body))
			.build();
		try {
			return this.client.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

	private Duration processorTime() {
		return this.console.info()
			.totalCpuDuration()
			.orElseThrow(() -> new IllegalStateException("ended: " + this.console.isAlive()));
	}

	// The histogram's last line is the sum of what lives after a full collection
	private String memory() throws IOException, InterruptedException {
		String pid = Long.toString(this.console.pid());
		String live = run(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), pid, "GC.class_histogram")
			.lines()
			.filter((line) -> line.startsWith("Total"))
			.findFirst()
			.orElse("");
		String resident = Files.readAllLines(Path.of("/proc", pid, "status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM"))
			.findFirst()
			.orElse("");
		return (live + " bytes live, most resident " + resident).replaceAll("\\s+", " ");
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String text = new String(process.getInputStream().readAllBytes());
		process.waitFor();
		return text;
	}

	private static void say(String line) {
		System.err.println("FLOOD " + line);
	}

}
