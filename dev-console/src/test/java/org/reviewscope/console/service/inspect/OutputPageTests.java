package org.reviewscope.console.service.inspect;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.output.OutputLine;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.stream.NdjsonStreams;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * What a service writes, as a page and as JSON.
 */
@WebMvcTest(controllers = { OutputController.class, OutputApiController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
@Import({ KnownServices.class, UnknownServicePage.class })
class OutputPageTests {

	private final ServiceOutput output = new ServiceOutput();

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private InspectedServices services;

	@MockitoBean
	private RunningServices running;

	@MockitoBean
	private NdjsonStreams streams;

	@BeforeEach
	void write() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.service(this.output, 42L)));
		given(this.running.statuses()).willReturn(List.of(Known.status(42L)));
		this.output.add(OutputSource.LAUNCHER, "Process 42 has started");
		this.output.add(OutputSource.STDOUT, "\033[32mINFO\033[0m sold <b>one</b>");
		this.output.add(OutputSource.STDERR, "Nothing LEFT");
	}

	@Test
	void pageShowsEachLineWithItsStream() throws UnsupportedEncodingException {
		String page = page("/services/shop");

		assertThat(page.replaceAll("\\s+", " "))
			.containsSubsequence("<li class=\"launcher\">", "Process 42 has started", "<li class=\"stdout\">",
					"INFO sold &lt;b&gt;one&lt;/b&gt;", "<li class=\"stderr\">", "Nothing LEFT")
			.contains("data-last=\"3\"", "data-stream=\"/api/services/shop/output/stream?word=&amp;stderr=false\"")
			.doesNotContain("\033", "<b>one");
	}

	@Test
	void pageFiltersByWordAndStream() throws UnsupportedEncodingException {
		assertThat(page("/services/shop?word=left")).contains("Nothing LEFT").doesNotContain("sold", "Process 42");
		assertThat(page("/services/shop?stderr=true")).contains("Nothing LEFT", "checked").doesNotContain("sold");
		assertThat(page("/services/shop?word=%3Cnobody%3E")).contains("No kept line matches.",
				"value=\"&lt;nobody&gt;\"");
	}

	@Test
	void serviceThatHasWrittenNothingSaysSo() throws UnsupportedEncodingException {
		given(this.services.find("shop")).willReturn(Optional.of(Known.notStarted()));

		assertThat(page("/services/shop")).contains("Nothing has been written yet.", "data-last=\"0\"");
	}

	@Test
	void forgottenLinesAreCounted() throws UnsupportedEncodingException {
		for (int line = 0; line < 5000; line++) {
			this.output.add(OutputSource.STDOUT, "line");
		}

		assertThat(page("/services/shop")).contains("Of the oldest lines, 3 are not kept any more.");
	}

	@Test
	void unknownServiceIsExplained() {
		assertThat(this.mvc.get().uri("/services/bakery")).hasStatus(404)
			.bodyText()
			.contains("No such service", "The launcher runs no service of this name, only shop.", "href=\"/drift\"",
					"href=\"/tour\"");
	}

	@Test
	void consoleAloneSaysHowToStartServices() {
		given(this.running.statuses()).willReturn(List.of());

		assertThat(this.mvc.get().uri("/services/bakery")).hasStatus(404)
			.bodyText()
			.contains("The console runs alone, without the launcher", "./mvnw -Pup starts the services with it.");
		assertThat(this.mvc.get().uri("/api/services/bakery/output")).hasStatus(404)
			.hasContentType("application/problem+json")
			.bodyText()
			.contains("./mvnw -Pup");
	}

	@Test
	void consoleAloneSpeaksOfTheSuiteInTheSuiteAlone() {
		assertThat(new UnknownServiceException(List.of(), false).detail()).contains("--run path/to/project")
			.doesNotContain("mvnw");
	}

	@Test
	void newestLinesAreJson() {
		List<OutputLine> lines = this.output.newest(3, (line) -> true);

		assertThat(this.mvc.get().uri("/api/services/shop/output?limit=2")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("""
					[{"number":2,"time":"%s","stream":"stdout","text":"INFO sold <b>one</b>"},
					{"number":3,"time":"%s","stream":"stderr","text":"Nothing LEFT"}]""".formatted(lines.get(1).time(),
					lines.get(2).time()));
		assertThat(this.mvc.get().uri("/api/services/shop/output?word=SOLD")).bodyJson()
			.extractingPath("$[*].number")
			.isEqualTo(List.of(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=1001", "limit=many", "stderr=perhaps" })
	void badParameterIsRefused(String query) {
		assertThat(this.mvc.get().uri("/api/services/shop/output?" + query)).hasStatus(400)
			.hasContentType("application/problem+json");
	}

	@Test
	void badParameterOfThePageIsRefused() {
		assertThat(this.mvc.get().uri("/services/shop?stderr=perhaps")).hasStatus(400);
		assertThat(this.mvc.get().uri("/api/services/shop/output/stream?after=x")).hasStatus(400);
	}

	private String page(String uri) throws UnsupportedEncodingException {
		return this.mvc.get().uri(URI.create(uri)).exchange().getResponse().getContentAsString();
	}

}
