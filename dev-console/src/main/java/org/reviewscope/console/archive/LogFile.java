package org.reviewscope.console.archive;

import com.google.protobuf.Message;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import org.reviewscope.console.telemetry.LogLine;

/**
 * A file of log records.
 */
final class LogFile extends OtlpFile<LogLine, ResourceLogs.Builder> {

	@Override
	Sender sender(LogLine line) {
		return Sender.of(line.resource(), line.details().scope());
	}

	@Override
	ResourceLogs.Builder group(Sender sender) {
		return ResourceLogs.newBuilder()
			.setResource(ValueEncoder.resource(sender.resource()))
			.setSchemaUrl(sender.resource().schemaUrl())
			.addScopeLogs(ScopeLogs.newBuilder()
				.setScope(ValueEncoder.scope(sender.scope()))
				.setSchemaUrl(sender.scope().schemaUrl()));
	}

	@Override
	int add(LogLine line, ResourceLogs.Builder group) {
		LogRecord encoded = LogEncoder.encode(line);
		group.getScopeLogsBuilder(0).addLogRecords(encoded);
		return encoded.getSerializedSize();
	}

	@Override
	Message message(Iterable<ResourceLogs.Builder> groups) {
		LogsData.Builder file = LogsData.newBuilder();
		groups.forEach(file::addResourceLogs);
		return file.build();
	}

}
