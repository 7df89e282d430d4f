package org.reviewscope.console.archive;

import com.google.protobuf.Message;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.TracesData;
import org.reviewscope.console.telemetry.Span;

/**
 * A file of spans.
 */
final class SpanFile extends OtlpFile<Span, ResourceSpans.Builder> {

	@Override
	Sender sender(Span span) {
		return Sender.of(span.resource(), span.details().scope());
	}

	@Override
	ResourceSpans.Builder group(Sender sender) {
		return ResourceSpans.newBuilder()
			.setResource(ValueEncoder.resource(sender.resource()))
			.setSchemaUrl(sender.resource().schemaUrl())
			.addScopeSpans(ScopeSpans.newBuilder()
				.setScope(ValueEncoder.scope(sender.scope()))
				.setSchemaUrl(sender.scope().schemaUrl()));
	}

	@Override
	int add(Span span, ResourceSpans.Builder group) {
		io.opentelemetry.proto.trace.v1.Span encoded = SpanEncoder.encode(span);
		group.getScopeSpansBuilder(0).addSpans(encoded);
		return encoded.getSerializedSize();
	}

	@Override
	Message message(Iterable<ResourceSpans.Builder> groups) {
		TracesData.Builder file = TracesData.newBuilder();
		groups.forEach(file::addResourceSpans);
		return file.build();
	}

}
