package org.reviewscope.system.containers;

import java.util.List;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.collector.OtlpSender;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/tool.md} says about the console in a container.
 */
@NeedsContainers
class ContainerConsoleSystemTests {

	private static final String SPAN = """
			{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},
			"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
			"name":"hello","kind":2,"startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}""";

	private static final String VOLUME = "reviewscope-" + UUID.randomUUID();

	private static final List<Integer> PORTS = Ports.free(3);

	private static final Network NETWORK = Network.newNetwork();

	private static String image;

	private static ConsoleContainer console;

	/** In the same network; the image has nothing that could send but bash. */
	private static GenericContainer<?> neighbour;

	@BeforeAll
	static void startConsoleAndNeighbour() {
		image = ServiceImages.console(new Compose(System.getenv()));
		console = new ConsoleContainer(image, NETWORK, "console", VOLUME)
			.publishing(PORTS.get(0), PORTS.get(1), PORTS.get(2))
			.withNetworkAliases("nickname");
		neighbour = new GenericContainer<>(DockerImageName.parse(image)).withNetwork(NETWORK)
			.withCreateContainerCmdModifier((command) -> command.withEntrypoint("sleep", "infinity"));
		console.start();
		neighbour.start();
	}

	@AfterAll
	static void leaveNothingBehind() {
		neighbour.stop();
		console.stop();
		DockerClientFactory.instance().client().removeVolumeCmd(VOLUME).exec();
		NETWORK.close();
	}

	@Test
	void thisMachineSeesPagesAndSends() throws Exception {
		OtlpSender sender = new OtlpSender(PORTS.get(2), PORTS.get(1));
		sender.sendOverHttp("by-http", List.of(span("aaaaaaaa")));
		sender.sendOverGrpc("by-grpc", List.of(span("bbbbbbbb")));

		assertThat(Http.get(url("/")).body()).contains("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:" + PORTS.get(1));
		assertThat(services()).contains("by-http", "by-grpc");
	}

	@Test
	void anotherContainerSendsByTheNameThatIsSetAndByNoOther() throws Exception {
		assertThat(ask("console", PORTS.get(1), "/v1/traces", SPAN.formatted("neighbour"))).startsWith("HTTP/1.1 200");
		assertThat(ask("nickname", PORTS.get(1), "/v1/traces", SPAN.formatted("stranger"))).startsWith("HTTP/1.1 403")
			.contains("The console answers this machine only");

		assertThat(services()).contains("neighbour").doesNotContain("stranger");
	}

	@Test
	void needsNoRightAndWritesNothingOfTheImage() throws Exception {
		assertThat(console.execInContainer("id", "-u").getStdout()).isEqualTo("10001\n");
		assertThat(console.execInContainer("cat", "/proc/1/status").getStdout()).containsPattern("CapEff:\\s+0+\\n")
			.containsPattern("NoNewPrivs:\\s+1\\n");
		assertThat(console.execInContainer("bash", "-c", "echo > /app/x").getStderr())
			.contains("Read-only file system");
	}

	@Test
	void runOutlivesTheContainerWhichEndsByTheFirstSignal() throws Exception {
		try (ConsoleContainer first = new ConsoleContainer(image, NETWORK, "first", VOLUME)) {
			first.start();
			ask("first", 4318, "/v1/traces", SPAN.formatted("shop"));
			assertThat(ask("first", 3000, "/api/runs", "{\"name\": \"before\"}")).startsWith("HTTP/1.1 201");
			// 137 would be the kill after ten seconds
			assertThat(first.interrupt()).isEqualTo(143);
		}
		try (ConsoleContainer second = new ConsoleContainer(image, NETWORK, "second", VOLUME)) {
			second.start();
			String answer = ask("second", 3000, "/api/runs", "");
			JsonNode runs = new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
			assertThat(runs).singleElement().satisfies((run) -> {
				assertThat(run.path("run").path("name").asString()).isEqualTo("before");
				assertThat(run.path("run").path("requests").asInt()).isEqualTo(1);
			});
		}
	}

	/**
	 * Sends from the other container.
	 * @param body posted, unless it is empty
	 */
	private static String ask(String host, int port, String path, String body) throws Exception {
		String request = """
				%s %s HTTP/1.0\r
				Host: %s:%d\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				%s""".formatted(body.isEmpty() ? "GET" : "POST", path, host, port, body.length(), body);
		ExecResult result = neighbour.execInContainer("bash", "-c",
				"exec 3<>/dev/tcp/$0/$1 && printf %s \"$2\" >&3 && cat <&3", host, "" + port, request);
		assertThat(result.getExitCode()).as(result.getStderr()).isZero();
		return result.getStdout();
	}

	private static List<String> services() {
		return Http.get(url("/api/spans")).json().findValuesAsString("service");
	}

	private static String url(String path) {
		return "http://localhost:" + PORTS.get(0) + path;
	}

	private static Span span(String id) {
		return Span.newBuilder()
			.setTraceId(ByteString.copyFromUtf8(id + id))
			.setSpanId(ByteString.copyFromUtf8(id))
			.setName("hello")
			.setKind(SpanKind.SPAN_KIND_SERVER)
			.setStartTimeUnixNano(1)
			.setEndTimeUnixNano(2)
			.build();
	}

}
