package org.reviewscope.system.clouds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

/**
 * What is in the requests that a vendor has accepted.
 *
 * @param requests the requests, zipped
 */
public record Delivered(List<Vendor.Request> requests) {

	public List<ReceivedSpan> spans() {
		return resourceSpans()
			.flatMap((resource) -> resource.getScopeSpansList()
				.stream()
				.flatMap((scope) -> scope.getSpansList()
					.stream()
					.map((span) -> new ReceivedSpan(attribute(resource.getResource(), "service.name"), span))))
			.toList();
	}

	public List<ReceivedLog> logs() {
		return resourceLogs()
			.flatMap((resource) -> resource.getScopeLogsList()
				.stream()
				.flatMap((scope) -> scope.getLogRecordsList()
					.stream()
					.map((log) -> new ReceivedLog(attribute(resource.getResource(), "service.name"),
							scope.getScope().getName(), log))))
			.toList();
	}

	public List<ResourceMetrics> metrics() {
		return read("/v1/metrics", ExportMetricsServiceRequest::parseFrom)
			.flatMap((request) -> request.getResourceMetricsList().stream())
			.toList();
	}

	List<ResourceMetrics> metricsOf(String service) {
		return metrics().stream()
			.filter((resource) -> attribute(resource.getResource(), "service.name").equals(service))
			.toList();
	}

	/** What each span, log record and metric says about its sender. */
	public Stream<Resource> resources() {
		return Stream
			.of(resourceSpans().map(ResourceSpans::getResource), resourceLogs().map(ResourceLogs::getResource),
					metrics().stream().map(ResourceMetrics::getResource))
			.flatMap((resources) -> resources);
	}

	public static String attribute(Resource resource, String key) {
		return resource.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals(key))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElse("");
	}

	private Stream<ResourceSpans> resourceSpans() {
		return read("/v1/traces", ExportTraceServiceRequest::parseFrom)
			.flatMap((request) -> request.getResourceSpansList().stream());
	}

	private Stream<ResourceLogs> resourceLogs() {
		return read("/v1/logs", ExportLogsServiceRequest::parseFrom)
			.flatMap((request) -> request.getResourceLogsList().stream());
	}

	private Stream<Vendor.Request> to(String path) {
		return this.requests.stream().filter((request) -> request.path().endsWith(path));
	}

	private <T> Stream<T> read(String path, Parser<T> parser) {
		return to(path).map((request) -> {
			try {
				return parser.parse(request.body());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/**
	 * Reads a request's body.
	 */
	private interface Parser<T> {

		T parse(byte[] body) throws InvalidProtocolBufferException;

	}

}
