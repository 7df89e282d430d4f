package org.reviewscope.system.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the overlay {@code debug} prints, line by line, for people who look for a span.
 */
class CollectorDebugSystemTests extends AbstractCollectorSystemTests {

	/** All that is printed of one request, up to the exporter's own fields. */
	private static final Pattern BLOCK = Pattern.compile("\tinfo\t(Resource(?:Spans|Log) #0\n.*?)\n\t\\{",
			Pattern.DOTALL);

	@Test
	void printsEachSpanAsItLeavesTheCollector() throws Exception {
		long start = CollectorCommand.LOG.toFile().length();
		start(Map.of(), "debug");
		Span span = span("POST /predict").setKind(SpanKind.SPAN_KIND_SERVER)
			.addAllAttributes(OtlpSender.attributes(Map.of("tenant.id", "acme")))
			.addAllAttributes(OtlpSender.attributes(Map.of("user.password", "hunter2")))
			.build();

		this.sender.sendOverHttp(GATEWAY, List.of(span));

		await("the span").until(() -> printed(start, "POST /predict"), (lines) -> !lines.isEmpty());
		assertThat(printed(start, "POST /predict")).containsExactlyInAnyOrderElementsOf("""
				ResourceSpans #0
				Resource SchemaURL:
				Resource attributes:
				     -> deployment.environment.name: Str(local)
				     -> service.name: Str(gateway-service)
				     -> service.namespace: Str(reviewscope)
				ScopeSpans #0
				ScopeSpans SchemaURL:
				InstrumentationScope
				Span #0
				    Trace ID       : %s
				    Parent ID      :
				    ID             : %s
				    Name           : POST /predict
				    Kind           : Server
				    Start time     : 1970-01-01 00:00:00.000000001 +0000 UTC
				    End time       : 1970-01-01 00:00:00.000000002 +0000 UTC
				    Status code    : Unset
				    Status message :
				    DroppedAttributesCount: 0
				    DroppedEventsCount: 0
				    DroppedLinksCount: 0
				Attributes:
				     -> tenant.id: Str(acme)
				     -> user.password: Str(****)
				""".formatted(hex(span.getTraceId()), hex(span.getSpanId())).lines().toList());
	}

	@Test
	void printsEachLogRecordAsItLeavesTheCollector() throws Exception {
		long start = CollectorCommand.LOG.toFile().length();
		start(Map.of(), "debug");

		this.sender.send(GATEWAY, log("It pours", Map.of("user.password", "hunter2")));

		await("the record").until(() -> printed(start, "Str(It pours)"), (lines) -> !lines.isEmpty());
		assertThat(printed(start, "Str(It pours)"))
			.contains("     -> service.name: Str(gateway-service)", "LogRecord #0", "SeverityText: ERROR",
					"Body: Str(It pours)", "     -> user.password: Str(****)")
			.noneMatch((line) -> line.contains("hunter2"));
	}

	/** The lines about the request with this text, or none. */
	private static List<String> printed(long start, String text) throws IOException {
		byte[] log = Files.readAllBytes(CollectorCommand.LOG);
		return BLOCK.matcher(new String(log, (int) start, log.length - (int) start, StandardCharsets.UTF_8))
			.results()
			.map((match) -> match.group(1))
			.filter((block) -> block.contains(text))
			.findFirst()
			.map((block) -> block.lines().map(String::stripTrailing).toList())
			.orElse(List.of());
	}

	private static String hex(ByteString id) {
		return HexFormat.of().formatHex(id.toByteArray());
	}

}
