package org.reviewscope.system.truth.received;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span.Event;

/**
 * A trace as text. A line for each span: service, kind, name, status code of HTTP, status
 * if it is set, and the suite's own attributes. Below it, indented, its events, its log
 * lines and its children, these in the order of their start. The runs of a batch begin at
 * the same time: they come last, in the order of their lines.
 *
 * @param spans all spans of a trace
 * @param logs all log lines of a trace
 */
public record TraceTree(Collection<ReceivedSpan> spans, Collection<ReceivedLog> logs) {

	private static final Comparator<ReceivedSpan> BY_START = Comparator.comparingLong(TraceTree::start)
		.thenComparing(TraceTree::line);

	/** The library logs that it unpacks them, but only the first time on a machine. */
	private static final String NATIVE_LIBRARIES = "ai.djl.";

	private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	public String text() {
		return below("", "");
	}

	private String below(String parentId, String indent) {
		List<ReceivedSpan> children = this.spans.stream()
			.filter((span) -> span.parentId().equals(parentId))
			.sorted(BY_START)
			.toList();
		return children.stream()
			.map((span) -> indent + line(span) + "\n" + notes(span, indent + "  ") + below(span.id(), indent + "  "))
			.collect(Collectors.joining());
	}

	private static long start(ReceivedSpan span) {
		return span.name().equals("onnx.run") ? Long.MAX_VALUE : span.span().getStartTimeUnixNano();
	}

	private static String line(ReceivedSpan span) {
		Map<String, AnyValue> attributes = new TreeMap<>(span.attributes());
		Stream<String> code = Stream.ofNullable(attributes.get("http.response.status_code")).map(TraceTree::value);
		Stream<String> status = Stream.of(span.status()).filter((value) -> !value.equals("UNSET"));
		Stream<String> own = attributes.entrySet()
			.stream()
			.filter((attribute) -> attribute.getKey().matches("app\\..+|outcome"))
			.map((attribute) -> attribute.getKey() + "=" + value(attribute.getValue()));
		return Stream.of(Stream.of(shortName(span.service()), span.kind(), span.name()), code, status, own)
			.flatMap((words) -> words)
			.collect(Collectors.joining(" "));
	}

	private String notes(ReceivedSpan span, String indent) {
		Stream<String> events = span.span().getEventsList().stream().map(Event::getName).map("event "::concat);
		Stream<String> lines = this.logs.stream()
			.filter((log) -> log.spanId().equals(span.id()) && !log.logger().startsWith(NATIVE_LIBRARIES))
			.map((log) -> "log " + log.level() + " " + text(log))
			.sorted();
		return Stream.concat(events, lines).map((note) -> indent + note + "\n").collect(Collectors.joining());
	}

	private static String text(ReceivedLog log) {
		return log.text().replaceAll(UUID, "<id>").replaceFirst(", headers=.*", "");
	}

	/** A number is no text: only texts are quoted. */
	private static String value(AnyValue value) {
		return value.hasIntValue() ? "" + value.getIntValue() : '"' + value.getStringValue() + '"';
	}

	private static String shortName(String service) {
		return service.replace("-service", "");
	}

}
