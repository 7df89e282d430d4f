package org.reviewscope.observability.autoconfigure.rollbar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

import com.rollbar.api.payload.Payload;
import com.rollbar.api.payload.data.Data;
import com.rollbar.api.payload.data.body.Body;
import com.rollbar.api.payload.data.body.Message;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of an item, whatever Rollbar does: nobody waits, and each is counted that
 * does not arrive.
 */
class DeliveryTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String TOKEN = "0123456789abcdef0123456789abcdef";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(20);

	private final RollbarServer rollbar = new RollbarServer();

	private final DroppedItems dropped = new DroppedItems();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void count() {
		this.dropped.bindTo(this.registry);
	}

	@AfterEach
	void stop() {
		this.rollbar.close();
	}

	@Test
	void itemIsPostedWithTheTokenInItsHeaderAlone() {
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			awaitItems(1);
		}
		assertThat(this.rollbar.items()).singleElement().satisfies((item) -> {
			assertThat(item.method()).isEqualTo("POST");
			assertThat(item.path()).isEqualTo("/api/1/item/");
			assertThat(item.header("X-Rollbar-Access-Token")).isEqualTo(TOKEN);
			assertThat(item.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
			assertThat(JSON.readTree(item.text())).isEqualTo(JSON
				.readTree("{\"data\": {\"is_uncaught\": false, \"body\": {\"message\": {\"body\": \"first\"}}}}"));
		});
		assertThat(this.dropped.all()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 413, 422 })
	void refusedItemIsDroppedAndNotSentAgain(int status) {
		this.rollbar.answer((number) -> status);
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			delivery.send(item("second"));
			await().untilAsserted(() -> assertThat(count("refused")).isEqualTo(2));
		}
		assertThat(this.rollbar.items()).hasSize(2);
		assertThat(this.dropped.all()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 503 })
	void itemThatMayBeTakenLaterIsSentFiveTimes(int status) {
		this.rollbar.answer((number) -> status);
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			await().untilAsserted(() -> assertThat(count("unavailable")).isOne());
		}
		assertThat(this.rollbar.items()).hasSize(Delivery.ATTEMPTS)
			.allSatisfy((item) -> assertThat(item.text()).contains("first"));
		assertThat(this.dropped.all()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void itemIsTakenOnceRollbarIsWell(int status) {
		this.rollbar.answer((number) -> (number < 3) ? status : 200);
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			delivery.send(item("second"));
			awaitItems(4);
		}
		assertThat(this.rollbar.items()).extracting((item) -> item.data().at("/body/message/body").asString())
			.containsExactly("first", "first", "first", "second");
		assertThat(this.dropped.all()).isZero();
	}

	@Test
	void itemIsDroppedWhereNobodyListens() throws IOException {
		try (Delivery delivery = delivery(nowhere(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			await().untilAsserted(() -> assertThat(count("unavailable")).isOne());
		}
		assertThat(this.dropped.all()).isOne();
	}

	@Test
	void itemIsDroppedWhereNobodyAnswers() {
		this.rollbar.hang();
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, Duration.ofMillis(50), SHORT)) {
			delivery.send(item("first"));
			await().untilAsserted(() -> assertThat(count("unavailable")).isOne());
		}
		assertThat(this.rollbar.items()).hasSizeGreaterThanOrEqualTo(Delivery.ATTEMPTS);
	}

	@Test
	void answerThatDoesNotSayThatTheItemWasTakenRefusesIt() {
		this.rollbar.sayNothing();
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			await().untilAsserted(() -> assertThat(count("refused")).isOne());
		}
		assertThat(this.rollbar.items()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 403, 502 })
	void answerThatIsNotRollbarsMayPass(int status) {
		this.rollbar.sayNothing();
		this.rollbar.answer((number) -> status);
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT)) {
			delivery.send(item("first"));
			await().untilAsserted(() -> assertThat(count("unavailable")).isOne());
		}
		assertThat(this.rollbar.items()).hasSize(Delivery.ATTEMPTS);
	}

	@Test
	void whileRollbarIsSlowNobodyWaitsAndWhatHasNoRoomIsCounted() {
		this.rollbar.hang();
		try (Delivery delivery = delivery(this.rollbar.endpoint(), 3, LONG, SHORT)) {
			delivery.send(item("first"));
			awaitItems(1);
			// Returns, though nothing is answered before goOn()
			IntStream.range(0, 7).forEach((number) -> delivery.send(item("more")));
			assertThat(count("queue_full")).isEqualTo(4);

			this.rollbar.goOn();
			awaitItems(4);
		}
		assertThat(this.rollbar.items()).hasSize(4);
		assertThat(this.dropped.all()).isEqualTo(4);
	}

	@Test
	void whatWaitsWhenTheServiceStopsIsCounted() {
		this.rollbar.hang();
		Delivery delivery = delivery(this.rollbar.endpoint(), 10, LONG, SHORT);
		delivery.send(item("first"));
		awaitItems(1);
		delivery.send(item("second"));
		delivery.send(item("third"));

		delivery.close();
		delivery.send(item("fourth"));

		assertThat(count("stopped")).isEqualTo(3);
	}

	private Delivery delivery(URI endpoint, int capacity, Duration timeout, Duration pause) {
		return new Delivery(new RollbarProperties(true, false, false, endpoint, capacity, timeout, pause), TOKEN,
				this.dropped, new Troubles(this.dropped, System::nanoTime));
	}

	private void awaitItems(int number) {
		await().untilAsserted(() -> assertThat(this.rollbar.items()).hasSize(number));
	}

	private double count(String reason) {
		return this.registry.get("reviewscope.rollbar.dropped").tag("reason", reason).functionCounter().count();
	}

	private static URI nowhere() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api/1/item/");
		}
	}

	private static Payload item(String text) {
		Body body = new Body.Builder().bodyContent(new Message.Builder().body(text).build()).build();
		return new Payload.Builder().data(new Data.Builder().body(body).build()).build();
	}

}
