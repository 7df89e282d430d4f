package org.reviewscope.console.service;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.scrape.ServiceMetrics;
import org.reviewscope.console.store.Call;
import org.reviewscope.console.store.ReceivedCounts;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * The overview in the states that are not the usual one.
 */
@WebMvcTest(controllers = { OverviewController.class, ServiceController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class OverviewPageTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@MockitoBean
	private Scraper scraper;

	@MockitoBean
	private RunningServices services;

	@BeforeEach
	void nothingReceived() {
		given(this.store.received()).willReturn(new ReceivedCounts(0, 0, 0, 0));
		given(this.scraper.of(anyString())).willReturn(new ServiceMetrics());
	}

	@Test
	void consoleAloneSaysHowToStartTheServices() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk().bodyText().contains("./mvnw -Pup starts the services");
	}

	@Test
	void serviceOnItsWayHasNoButtons() {
		given(this.services.statuses()).willReturn(List.of(status("model-store-service", ServiceState.STARTING),
				status("inference-service", ServiceState.WAITING), status("gateway-service", ServiceState.STOPPING)));

		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.contains("It is not ready yet, for 4 s now.", "It starts when those that it needs are ready.",
					"It finishes what it has begun.", "No request of the last five minutes has left a trace")
			.doesNotContain("<button");
	}

	@Test
	void crashedServiceCanBeStarted() {
		given(this.services.statuses()).willReturn(List.of(status("inference-service", ServiceState.CRASHED)));

		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.contains("The terminal shows its last lines", "Start inference-service")
			.doesNotContain("Stop inference-service");
	}

	@Test
	void serviceThatNeverAnsweredHasItsNameInTheMap() {
		given(this.services.statuses()).willReturn(List.of(status("inference-service", ServiceState.STOPPED)));
		given(this.store.callsSince(anyLong()))
			.willReturn(List.of(new Call("gateway-service", "localhost:8081", 1, true)));

		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.contains("gateway-service to inference-service", "100 % failed");
	}

	@Test
	void nodesOfTheMapLeadToTheServiceOrToItsSpans() {
		given(this.services.statuses()).willReturn(List.of(status("inference-service", ServiceState.READY)));
		given(this.store.callsSince(anyLong())).willReturn(List.of(
				new Call("gateway-service", "localhost:8081", 1, false), new Call("inference-service", "h2", 1, false),
				new Call("inference-service", "x".repeat(1000), 1, false)));

		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.containsPattern("(?s)<a id=\"node-[0-9]\" class=\"node\" href=\"/services/inference-service\">"
					+ ".{1,200}>inference-service</text>")
			.contains("class=\"node\" href=\"/traces?query=service%20%3D%20%22gateway-service%22%20or%20",
					"class=\"node\" href=\"/traces?query=service%20%3D%20%22h2%22%20or%20db.system.name%20%3D%20%22h2%22")
			.containsPattern("<a id=\"node-[0-9]\" class=\"node\">");
	}

	@Test
	void ordersReachTheServiceAndLeadBack() {
		assertThat(this.mvc.post().uri("/services/x/stop")).hasStatus(302).hasRedirectedUrl("/");
		assertThat(this.mvc.post().uri("/services/x/restart").param("from", "TRY")).hasStatus(302)
			.hasRedirectedUrl("/try");

		then(this.services).should().stop("x");
		then(this.services).should().restart("x");
	}

	@Test
	void ordersOfTheServicesOwnPageLeadBackToIt() {
		assertThat(this.mvc.post().uri("/services/x y/restart").param("from", "SERVICE")).hasStatus(302)
			.hasRedirectedUrl("/services/x%20y");
	}

	@Test
	void unknownOriginIsRefused() {
		assertThat(this.mvc.post().uri("/services/x/stop").param("from", "//evil.example")).hasStatus(400);
	}

	private static ServiceStatus status(String name, ServiceState state) {
		@Nullable Duration uptime = (state == ServiceState.STARTING) ? Duration.ofSeconds(4) : null;
		return new ServiceStatus(name, "http://localhost:8081", null, state, null, uptime);
	}

}
