package org.reviewscope.console.log;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/**
 * Log records by a query, for programs and on the page.
 */
@WebMvcTest(controllers = { LogApiController.class, LogController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class LogApiTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void recordHasTheAgreedForm() {
		given(this.store.searchLogs(any(), eq(50))).willReturn(List.of(TelemetryFixtures.line(1, 2, "done")));

		assertThat(this.mvc.get().uri("/api/logs?query={query}", "severity >= info")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("""
					[{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","service":"shop",
					"severity":"INFO","body":"done","timeUnixNano":2000000,"attributes":{},"resource":{}}]""");
	}

	@Test
	void badQueryIsAProblemWithItsColumn() {
		assertThat(this.mvc.get().uri("/api/logs?query={query}", "severity = loud")).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyJson()
			.isLenientlyEqualTo("""
					{"column":12,"expected":"trace, debug, info, warn, error or fatal"}""");
		assertThat(this.mvc.get().uri("/api/logs?limit=0")).hasStatus(400);
	}

	@Test
	void badQueryStaysOnThePage() {
		assertThat(this.mvc.get().uri("/logs?query={query}", "severity = \"<script>\"")).hasStatus(400)
			.hasContentType("text/html;charset=UTF-8")
			.bodyText()
			.contains("Column 12: expected trace, debug, info, warn, error or fatal, found &lt;script&gt;",
					"value=\"severity = &quot;&lt;script&gt;&quot;\"")
			.doesNotContain("<script>\"");
	}

}
