package org.reviewscope.console.ingest.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import org.reviewscope.console.telemetry.LogDetails;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Scope;

/**
 * Reads the log records of an OTLP request.
 */
public final class LogDecoder {

	// The attribute that OpenTelemetry uses for the name of a scope: here, the logger
	private static final String SCOPE_NAME = "otel.scope.name";

	private LogDecoder() {
	}

	public static List<LogLine> decode(ExportLogsServiceRequest request) {
		List<LogLine> lines = new ArrayList<>();
		for (ResourceLogs group : request.getResourceLogsList()) {
			Resource resource = Resources.of(group.getResource(), group.getSchemaUrl(), count(group));
			for (ScopeLogs logs : group.getScopeLogsList()) {
				Scope scope = Resources.scope(logs.getScope(), logs.getSchemaUrl(), logs.getLogRecordsCount());
				logs.getLogRecordsList().forEach((line) -> lines.add(line(resource, scope, line)));
			}
		}
		return lines;
	}

	private static int count(ResourceLogs group) {
		return group.getScopeLogsList().stream().mapToInt((scope) -> scope.getLogRecordsCount()).sum();
	}

	private static LogLine line(Resource resource, Scope scope, LogRecord line) {
		Map<String, Object> attributes = new LinkedHashMap<>(AttributeValues.of(line.getAttributesList()));
		if (!scope.name().isEmpty()) {
			attributes.put(SCOPE_NAME, scope.name());
		}
		long time = (line.getTimeUnixNano() != 0) ? line.getTimeUnixNano() : line.getObservedTimeUnixNano();
		return new LogLine(Identifiers.trace(line.getTraceId()), Identifiers.span(line.getSpanId()), resource,
				severity(line), AttributeValues.of(line.getBody()), time, attributes, details(scope, line));
	}

	private static LogDetails details(Scope scope, LogRecord line) {
		return new LogDetails(scope, line.getSeverityNumberValue(), line.getSeverityText().isEmpty(),
				AttributeValues.shortened(line.getEventName()), line.getFlags(), line.getDroppedAttributesCount(),
				line.getObservedTimeUnixNano(), line.getTimeUnixNano() == 0);
	}

	private static String severity(LogRecord line) {
		if (!line.getSeverityText().isEmpty()) {
			return AttributeValues.shortened(line.getSeverityText());
		}
		SeverityNumber number = line.getSeverityNumber();
		return (number != SeverityNumber.UNRECOGNIZED) ? number.name().substring("SEVERITY_NUMBER_".length())
				: "UNSPECIFIED";
	}

}
