package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.List;

import io.opentelemetry.proto.trace.v1.Span;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The JPA application once it has asked for JDBC spans: it answers the same, and no value
 * that stands in a statement leaves it.
 */
class JpaLiteralsTests {

	@Test
	void literalsOfPreparedStatementsStayInside() {
		try (OtlpSink sink = OtlpSink.start();
				TestService service = TestService.start(JpaApplication.class, sink,
						"spring.autoconfigure.exclude=" + TestService.SECURITY + "," + TestService.THYMELEAF)) {
			SoftAssertions.assertSoftly((softly) -> JpaApplication.REQUESTS
				.forEach((request) -> softly.assertThat(request.send(service.port()))
					.as(request.toString())
					.startsWith("HTTP/1.1 " + request.status() + " ")));
			await().untilAsserted(() -> {
				service.flush();
				assertThat(statements(sink)).anyMatch((statement) -> statement.contains("where b1_0.title=?"))
					.anyMatch((statement) -> statement.contains("where title <> ?"))
					.anyMatch((statement) -> statement.startsWith("insert into"));
				assertThat(sink.logRecords()).anyMatch((line) -> line.toString().contains("Servlet.service()"));
			});
			assertThat(sink.everything()).doesNotContain(JpaApplication.LITERAL);
		}
	}

	private static List<String> statements(OtlpSink sink) {
		return sink.spans()
			.stream()
			.filter((span) -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT)
			.map((span) -> OtlpSink.attributes(span.getAttributesList()).get("db.query.text"))
			.toList();
	}

}
