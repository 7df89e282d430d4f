package org.reviewscope.console.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import io.opentelemetry.proto.collector.profiles.v1development.ProfilesServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * What the gRPC port answers to grpc-java's own client.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.ingest.concurrency=1", "reviewscope.console.ingest.patience=50ms" })
class OtlpGrpcEndpointTests {

	private static final int MEGABYTE = 1024 * 1024;

	@Autowired
	private TelemetryStore store;

	@Autowired
	private OtlpConnector otlp;

	@Autowired
	private IngestLimiter limiter;

	private ManagedChannel channel;

	@BeforeEach
	void connect() {
		this.channel = ManagedChannelBuilder.forAddress("localhost", this.otlp.grpcPort()).usePlaintext().build();
	}

	@AfterEach
	void close() throws InterruptedException {
		assertThat(this.channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void callsOnOneConnectionAreAnsweredOneAfterTheOther() {
		long before = this.store.received().spans();
		for (int i = 0; i < 300; i++) {
			TraceServiceGrpc.TraceServiceBlockingStub traces = TraceServiceGrpc.newBlockingStub(this.channel);
			ExportTraceServiceRequest request = spans(9);
			assertThat(((i % 2 == 0) ? traces : traces.withCompression("gzip")).export(request))
				.isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
		}
		assertThat(this.store.received().spans()).isEqualTo(before + 2700);
	}

	@Test
	void spanWithoutValidIdIsReportedAsRejected() {
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		request.addResourceSpansBuilder()
			.addScopeSpansBuilder()
			.addSpans(Span.newBuilder().setTraceId(ByteString.copyFromUtf8("short")));

		ExportTraceServiceResponse answer = TraceServiceGrpc.newBlockingStub(this.channel).export(request.build());

		assertThat(answer.getPartialSuccess().getRejectedSpans()).isOne();
		assertThat(answer.getPartialSuccess().getErrorMessage()).contains("16 bytes");
	}

	@Test
	void garbageIsAnInvalidArgument() {
		assertRefused("not OTLP".getBytes(), null, Status.Code.INVALID_ARGUMENT, "not an OTLP message");
		assertRefused(new byte[] { 0x0a, 0x7f }, "gzip", Status.Code.INVALID_ARGUMENT, "not an OTLP message");
	}

	@Test
	void tooLargeIsRefusedOnceAndForAll() {
		assertRefused(new byte[5 * MEGABYTE], null, Status.Code.RESOURCE_EXHAUSTED, "larger than 4 MB");
		assertRefused(new byte[20 * MEGABYTE], "gzip", Status.Code.RESOURCE_EXHAUSTED,
				"decompressed body is larger than 8 MB");
		assertRefused(OtlpBodies.emptyMessages(), "gzip", Status.Code.RESOURCE_EXHAUSTED,
				"decoded body is larger than 24 MB");
	}

	@Test
	void connectionGoesOnAfterARefusal() {
		assertRefused(new byte[5 * MEGABYTE], null, Status.Code.RESOURCE_EXHAUSTED, "larger than 4 MB");

		assertThat(TraceServiceGrpc.newBlockingStub(this.channel).export(spans(1)))
			.isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
	}

	@Test
	void busyConsoleSaysWhenToSendAgain() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		Thread works = Thread.ofPlatform().start(() -> hold(started, end));
		started.await();

		StatusRuntimeException refusal = refusal(spans(1).toByteArray(), null);

		end.countDown();
		works.join();
		assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
		com.google.rpc.Status details = StatusProto.fromThrowable(refusal);
		assertThat(details.getCode()).isEqualTo(Status.Code.UNAVAILABLE.value());
		assertThat(details.getMessage()).isEqualTo("Too many requests at once: send it again later");
		assertThat(details.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds()).isOne();
		assertThat(TraceServiceGrpc.newBlockingStub(this.channel).export(spans(1)))
			.isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
	}

	@Test
	void pingsAndSmallFramesAreNoAttack() throws IOException {
		try (Http2Frames frames = new Http2Frames(this.otlp.grpcPort())) {
			// As gRPC's C library does: a setting that no other library has, and small
			// steps
			frames.send(Http2Frames.SETTINGS, 0, 0, new byte[] { (byte) 0xfe, 0x03, 0, 0, 0, 1 });
			for (int i = 0; i < 50; i++) {
				frames.send(Http2Frames.WINDOW_UPDATE, 0, 0, new byte[] { 0, 0, 0, 5 });
				frames.send(Http2Frames.PING, 0, 0, new byte[8]);
			}
			frames.send(Http2Frames.HEADERS, Http2Frames.END_HEADERS, 1,
					Http2Frames.headers(":method", "POST", ":scheme", "http", ":path",
							"/opentelemetry.proto.collector.trace.v1.TraceService/Export", ":authority",
							"localhost:" + this.otlp.grpcPort(), "content-type", "application/grpc", "te", "trailers"));
			for (int i = 1; i <= 5; i++) {
				frames.send(Http2Frames.DATA, (i == 5) ? Http2Frames.END_STREAM : 0, 1, new byte[1]);
			}

			assertThat(frames.end()).doesNotContain("connection ended").isNotEmpty();
		}
	}

	@Test
	void unknownServiceIsUnimplemented() {
		StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class,
				() -> ProfilesServiceGrpc.newBlockingStub(this.channel)
					.export(ExportProfilesServiceRequest.getDefaultInstance()));

		assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
	}

	@Test
	void senderThatGoesAwayLeavesRoomForOthers() {
		ClientCall<ExportTraceServiceRequest, ExportTraceServiceResponse> call = this.channel
			.newCall(TraceServiceGrpc.getExportMethod(), CallOptions.DEFAULT);
		call.start(new ClientCall.Listener<>() {
		}, new Metadata());
		call.sendMessage(spans(1));
		await().untilAsserted(() -> assertThat(refusal(spans(1).toByteArray(), null)).isNotNull()
			.returns(Status.Code.UNAVAILABLE, (refusal) -> refusal.getStatus().getCode()));

		call.cancel("gone", null);

		await().untilAsserted(() -> assertThat(TraceServiceGrpc.newBlockingStub(this.channel).export(spans(1)))
			.isEqualTo(ExportTraceServiceResponse.getDefaultInstance()));
	}

	private void assertRefused(byte[] body, String compression, Status.Code code, String words) {
		StatusRuntimeException refusal = refusal(body, compression);
		assertThat(refusal.getStatus().getCode()).as(refusal.toString()).isEqualTo(code);
		assertThat(refusal.getStatus().getDescription()).contains(words).doesNotContain("Exception", "org.reviewscope");
		assertThat(StatusProto.fromThrowable(refusal).getDetailsList()).isEmpty();
	}

	private StatusRuntimeException refusal(byte[] body, String compression) {
		CallOptions options = CallOptions.DEFAULT.withCompression((compression != null) ? compression : "identity");
		return catchThrowableOfType(StatusRuntimeException.class,
				() -> ClientCalls.blockingUnaryCall(this.channel, OtlpBodies.traceExport(), options, body));
	}

	private void hold(CountDownLatch started, CountDownLatch end) {
		try {
			this.limiter.take(() -> {
				started.countDown();
				return awaited(end);
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean awaited(CountDownLatch end) {
		try {
			return end.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static ExportTraceServiceRequest spans(int count) {
		try {
			return ExportTraceServiceRequest.parseFrom(OtlpFlood.spans(count));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
