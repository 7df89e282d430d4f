package org.reviewscope.gateway.page;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a browser receives it.
 */
@SpringBootTest(properties = { "management.server.port=-1",
		"REVIEWSCOPE_TRACE_URL=https://grafana.example/explore?left={\"q\":\"{traceId}\"}&x=<y>" })
@AutoConfigureMockMvc
class PageTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void pageLoadsNothingFromElsewhereAndRunsNothingInline() {
		assertThat(this.mvc.get().uri("/").accept(MediaType.TEXT_HTML)).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
			.headers()
			.hasHeaderSatisfying("Content-Security-Policy",
					(values) -> assertThat(values).singleElement()
						.asString()
						.startsWith("default-src 'none'")
						.doesNotContain("unsafe", "http"));
		assertThat(this.mvc.get().uri("/")).bodyText()
			.doesNotContain("<style", "{{", "}}\"", "style=")
			.doesNotContainPattern(Pattern.compile("(src|href)=\"(https?:)?//"))
			.doesNotContainPattern(Pattern.compile("<script(?![^>]*src=)"));
	}

	@Test
	void linkToATraceFollowsTheEnvironment() {
		assertThat(this.mvc.get().uri("/")).bodyText()
			.contains("data-trace-url=\"https://grafana.example/explore?left={&quot;q&quot;:&quot;{traceId}&quot;}"
					+ "&amp;x=&lt;y&gt;\"")
			.contains("data-console-url=\"http://localhost:3000\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/page/page.js", "/page/page.css", "/page/icon.svg" })
	void filesOfThePageAreServed(String file) {
		assertThat(this.mvc.get().uri(file)).hasStatusOk();
	}

}
