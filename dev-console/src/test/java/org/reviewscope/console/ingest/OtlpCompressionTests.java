package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Both ports take the same compressions, and refuse the same bodies.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class OtlpCompressionTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static final Metadata.Key<String> ACCEPTED = Metadata.Key.of("grpc-accept-encoding",
			Metadata.ASCII_STRING_MARSHALLER);

	private final HttpClient client = HttpClient.newHttpClient();

	@Autowired
	private TelemetryStore store;

	@Autowired
	private OtlpConnector otlp;

	private ManagedChannel channel;

	@BeforeEach
	void connect() {
		CompressorRegistry compressors = CompressorRegistry.newEmptyInstance();
		compressors.register(Codec.Identity.NONE);
		Stream.of("gzip", "zstd", "br").map(Compressed::new).forEach(compressors::register);
		this.channel = ManagedChannelBuilder.forAddress("localhost", this.otlp.grpcPort())
			.usePlaintext()
			.compressorRegistry(compressors)
			.build();
	}

	@AfterEach
	void close() throws InterruptedException {
		assertThat(this.channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void sameSpansAreKeptHoweverTheyCome() throws Exception {
		List<Span> spans = spans();

		assertThat(post("identity", request(1, spans)).statusCode()).isEqualTo(200);
		assertThat(post("gzip", OtlpBodies.gzip(request(2, spans))).statusCode()).isEqualTo(200);
		assertThat(post("zstd", ZstdFrames.of(request(3, spans))).statusCode()).isEqualTo(200);
		assertThat(post("ZStd", ZstdFrames.of(request(4, spans))).statusCode()).isEqualTo(200);
		call("identity", request(5, spans));
		call("gzip", OtlpBodies.gzip(request(6, spans)));
		call("zstd", ZstdFrames.of(request(7, spans)));

		assertThat(kept(1)).extracting("spanId")
			.containsExactlyInAnyOrderElementsOf(
					spans.stream().map((span) -> HexFormat.of().formatHex(span.getSpanId().toByteArray())).toList());
		for (int trace = 2; trace <= 7; trace++) {
			assertThat(kept(trace)).as("trace %d", trace)
				.usingRecursiveFieldByFieldElementComparatorIgnoringFields("traceId")
				.isEqualTo(kept(1));
		}
	}

	@ParameterizedTest
	@MethodSource("refused")
	void bodyIsRefusedOverHttp(String encoding, byte[] body, int status, Status.Code code, String words)
			throws Exception {
		HttpResponse<String> answer = post(encoding, body);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains(words);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void bodyIsRefusedOverGrpc(String encoding, byte[] body, int status, Status.Code code, String words) {
		StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> call(encoding, body));

		assertThat(refusal.getStatus().getCode()).isEqualTo(code);
		assertThat(refusal.getStatus().getDescription()).contains(words);
	}

	static Stream<Arguments> refused() {
		byte[] frame = ZstdFrames.of(request(8, spans()));
		return Stream.of(
				argumentSet("another compression", "br", frame, 415, Status.Code.UNIMPLEMENTED,
						"Send the body as it is or compressed by gzip or zstd"),
				argumentSet("gzip as zstd", "zstd", OtlpBodies.gzip(new byte[100]), 400, Status.Code.INVALID_ARGUMENT,
						"not valid zstd"),
				argumentSet("cut off", "zstd", Arrays.copyOf(frame, frame.length - 1), 400,
						Status.Code.INVALID_ARGUMENT, "cut off"),
				argumentSet("no OTLP", "zstd", ZstdFrames.of("not OTLP".getBytes()), 400, Status.Code.INVALID_ARGUMENT,
						"not an OTLP message"),
				argumentSet("bomb", "zstd", ZstdFrames.of(new byte[50 * MEGABYTE]), 413, Status.Code.RESOURCE_EXHAUSTED,
						"decompressed body is larger than 8 MB"),
				argumentSet("empty messages", "zstd", ZstdFrames.of(OtlpBodies.emptyMessages()), 413,
						Status.Code.RESOURCE_EXHAUSTED, "decoded body is larger than 24 MB"));
	}

	@Test
	void grpcSaysWhatItTakes() {
		AtomicReference<Metadata> headers = new AtomicReference<>();

		call("zstd", ZstdFrames.of(request(9, spans())), headers);
		assertThat(headers.get().get(ACCEPTED)).isEqualTo("identity,gzip,zstd");
		catchThrowableOfType(StatusRuntimeException.class, () -> call("br", new byte[1], headers));
		assertThat(headers.get().get(ACCEPTED)).isEqualTo("identity,gzip,zstd");
	}

	private List<org.reviewscope.console.telemetry.Span> kept(int trace) {
		return this.store.find("%032x".formatted(trace)).orElseThrow().spans();
	}

	private HttpResponse<String> post(String encoding, byte[] body) throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.otlp.port() + "/v1/traces"))
				.header("content-type", "application/x-protobuf")
				.header("content-encoding", encoding)
				.POST(BodyPublishers.ofByteArray(body))
				.build(), BodyHandlers.ofString());
	}

	private void call(String encoding, byte[] message) {
		call(encoding, message, new AtomicReference<>());
	}

	private void call(String encoding, byte[] message, AtomicReference<Metadata> headers) {
		headers.set(null);
		assertThat(ClientCalls.blockingUnaryCall(
				ClientInterceptors.intercept(this.channel,
						MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>())),
				OtlpBodies.traceExport(), CallOptions.DEFAULT.withCompression(encoding), message))
			.isEmpty();
	}

	private static List<Span> spans() {
		try {
			return ExportTraceServiceRequest.parseFrom(OtlpFlood.spans(50))
				.getResourceSpans(0)
				.getScopeSpans(0)
				.getSpansList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] request(int trace, List<Span> spans) {
		ByteString id = ByteString.copyFrom(HexFormat.of().parseHex("%032x".formatted(trace)));
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		request.addResourceSpansBuilder()
			.addScopeSpansBuilder()
			.addAllSpans(spans.stream().map((span) -> span.toBuilder().setTraceId(id).build()).toList());
		return request.build().toByteArray();
	}

	/**
	 * Says that messages are compressed. They are before they come here, or not at all.
	 *
	 * @param getMessageEncoding how they should be
	 */
	private record Compressed(String getMessageEncoding) implements Compressor {

		@Override
		public OutputStream compress(OutputStream output) {
			return output;
		}

	}

}
