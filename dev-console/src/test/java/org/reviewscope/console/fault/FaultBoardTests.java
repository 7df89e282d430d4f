package org.reviewscope.console.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.fault.FaultCard.Switch;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.proof.ProofLine;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.Scraper;
import org.reviewscope.console.scrape.ServiceMetrics;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The board shows what the services say of their faults, and tells them what to do.
 */
class FaultBoardTests {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final FaultClient client = new FaultClient(new JsonMapper());

	private final Scraper scraper = mock();

	private final Signals signals = mock();

	private final FaultBoard board = new FaultBoard(this.client, new FaultRuns(this.signals), this.scraper);

	private HttpServer server;

	private volatile String until = "null";

	private volatile int status = 200;

	@BeforeEach
	void start() throws IOException {
		given(this.scraper.of(anyString())).willReturn(new ServiceMetrics());
		ServiceMetrics metrics = mock();
		given(metrics.families())
			.willReturn(List.of(new MetricFamily("model_swap_failures_total", "counter", "", List.of())));
		given(this.scraper.of("inference")).willReturn(metrics);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/store/actuator/faults", (exchange) -> answer(exchange, bad() + "," + slow()));
		this.server.createContext("/inference/actuator/faults", (exchange) -> answer(exchange, slow()));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void eachFaultIsThereOnceWithASwitchForEachServiceThatHasIt() {
		List<FaultCard> cards = this.board.cards(services());

		assertThat(cards).extracting((card) -> card.fault().name()).containsExactly("bad-model", "slow");
		assertThat(cards.getFirst().switches())
			.containsExactly(new Switch("store", null, Map.of(), "/metrics#inference-model_swap_failures_total"));
		assertThat(cards.getLast().switches()).extracting(Switch::service).containsExactly("store", "inference");
		assertThat(cards.getLast().switches()).extracting(Switch::metricLink).containsOnlyNulls();
		assertThat(cards.getLast().command()).startsWith("curl -X POST 'http://")
			.endsWith("/store/actuator/faults/slow?delay=2s&for=5m'");
		assertThat(cards.getLast().progress()).isNull();
	}

	@Test
	void signsOfAFaultThatIsOnAreLookedFor() {
		this.until = "\"2026-06-01T12:00:00Z\"";

		FaultCard card = this.board.cards(services()).getFirst();

		assertThat(card.proofs()).singleElement().satisfies((proof) -> {
			assertThat(proof.progress()).isEqualTo("store: 0 of 3 signs seen");
			assertThat(proof.lines()).extracting(ProofLine::expectation)
				.containsExactly("model_swap_failures_total: grows", "a red swap", "a warning");
			assertThat(proof.lines()).extracting(ProofLine::status).containsOnly("waiting");
		});
	}

	@Test
	void faultThatHasNotBeenOnHasNoProof() {
		assertThat(this.board.cards(services())).extracting(FaultCard::proofs).containsOnly(List.of());
	}

	@Test
	void faultThatIsOnSaysWhereAndHowLong() {
		this.until = "\"2026-06-01T12:00:00Z\"";

		assertThat(this.board.cards(services()).getFirst().progress()).matches("on in store until \\d\\d:\\d\\d:00");
	}

	@Test
	void serviceIsToldWhatToDo() {
		this.client.begin(services().getFirst(), "slow");
		this.client.end(services().getLast(), "slow");

		assertThat(this.calls).containsExactly("POST /store/actuator/faults/slow",
				"DELETE /inference/actuator/faults/slow");
	}

	@Test
	void serviceThatIsGoneIsShownAsItWas() {
		assertThat(this.board.cards(services())).hasSize(2);
		this.server.stop(0);

		assertThat(this.board.cards(services())).hasSize(2);
	}

	@Test
	void serviceWithoutFaultsHasNone() {
		this.status = 404;

		assertThat(this.board.cards(services())).isEmpty();
	}

	private List<ServiceStatus> services() {
		return List.of(service("store"), service("inference"));
	}

	private ServiceStatus service(String name) {
		String url = "http://localhost:" + this.server.getAddress().getPort() + "/" + name;
		return new ServiceStatus(name, url, url + "/actuator/prometheus", ServiceState.READY, null, null);
	}

	private String bad() {
		return fault("bad-model", "", "model_swap_failures_total");
	}

	private String slow() {
		return fault("slow", "\"delay\": \"2s\"", "unknown_seconds");
	}

	private String fault(String name, String parameters, String metric) {
		return """
				{"fault": {"name": "%s", "text": "", "services": "some", "parameters": {%s},
				"signs": {"metric": "%s", "reading": "grows", "trace": "a red swap", "log": "a warning", "alert": ""}},
				"on": true, "values": {}, "until": %s}""".formatted(name, parameters, metric, this.until);
	}

	private void answer(HttpExchange exchange, String faults) throws IOException {
		if (!exchange.getRequestMethod().equals("GET")) {
			this.calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
		}
		byte[] body = ("[" + faults + "]").getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
