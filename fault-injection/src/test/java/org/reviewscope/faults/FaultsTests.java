package org.reviewscope.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.faults.FaultDescription.Signs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A fault is on until it is ended, its time is over or the service stops.
 */
class FaultsTests {

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final Faults faults = new Faults(List.of(new NoisyFault("one"), new NoisyFault("other")),
			Duration.ofMinutes(5), this.timer);

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
	}

	@Test
	void allAreOffAtFirst() {
		assertThat(this.faults.states()).extracting((state) -> state.fault().name()).containsExactly("one", "other");
		assertThat(this.faults.states()).noneMatch(FaultState::on);
	}

	@Test
	void beginsWithGivenValuesAndDefaults() {
		FaultState state = this.faults.begin("one", Map.of("number", "3"));

		assertThat(state.on()).isTrue();
		assertThat(state.values()).containsOnly(Map.entry("number", "3"), Map.entry("delay", "10ms"));
		assertThat(this.events).containsExactly("begin one 3 PT0.01S");
		assertThat(this.faults.states()).extracting(FaultState::on).containsExactly(true, false);
	}

	@Test
	void endsWhenTold() {
		this.faults.begin("one", Map.of());

		assertThat(this.faults.end("one").on()).isFalse();
		assertThat(this.events).containsExactly("begin one 1 PT0.01S", "end one");
		assertThat(this.faults.end("one").on()).isFalse();
		assertThat(this.events).hasSize(2);
	}

	@Test
	void endsByItself() {
		this.faults.begin("one", Map.of("for", "50ms"));

		await().untilAsserted(() -> assertThat(this.events).endsWith("end one"));
		assertThat(this.faults.states()).noneMatch(FaultState::on);
	}

	@Test
	void newBeginningReplacesTheOldOneAndItsEnd() {
		this.faults.begin("one", Map.of("for", "1h"));
		FaultState state = this.faults.begin("one", Map.of("number", "2", "for", "2m"));

		assertThat(this.events).containsExactly("begin one 1 PT0.01S", "end one", "begin one 2 PT0.01S");
		assertThat(Duration.between(java.time.Instant.now(), state.until())).isBetween(Duration.ofSeconds(110),
				Duration.ofSeconds(120));
	}

	@Test
	void endsAllWithTheService() {
		this.faults.begin("one", Map.of());
		this.faults.begin("other", Map.of());

		this.faults.destroy();

		assertThat(this.events).contains("end one", "end other");
	}

	@Test
	void saysWhatIsWrong() {
		assertThatExceptionOfType(UnknownFaultException.class).isThrownBy(() -> this.faults.begin("none", Map.of()));
		refused(Map.of("colour", "red"), "one has no parameter colour: it has [delay, number]");
		refused(Map.of("number", "many"), "number must be a whole number, but is \"many\"");
		refused(Map.of("number", "10"), "number must be from 1 to 9, but is 10");
		refused(Map.of("delay", "soon"), "delay must be a duration such as 500ms or 2s, but is \"soon\"");
		assertThat(this.events).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0s", "-1s", "61m", "ever" })
	void lastsAnHourAtMost(String length) {
		assertThatExceptionOfType(InvalidFaultException.class)
			.isThrownBy(() -> this.faults.begin("one", Map.of("for", length)));
		assertThat(this.events).isEmpty();
	}

	@Test
	void beginsWhatIsNamedForThisServiceAtTheStart() {
		start("shop/one?number=4&delay=2s", " other-service/one ", "shop/other", "");

		assertThat(this.events).containsExactly("begin one 4 PT2S", "begin other 1 PT0.01S");
	}

	@Test
	void settingThatCannotBeReadIsNotIgnored() {
		assertThatExceptionOfType(InvalidFaultException.class).isThrownBy(() -> start("one"))
			.withMessageContaining("service/fault?parameter=value");
	}

	private void start(String... texts) {
		new FaultsAtStart(this.faults, "shop", List.of(texts)).onApplicationEvent(new ApplicationReadyEvent(
				new SpringApplication(), new String[0], new GenericApplicationContext(), Duration.ZERO));
	}

	private void refused(Map<String, String> given, String message) {
		assertThatExceptionOfType(InvalidFaultException.class).isThrownBy(() -> this.faults.begin("one", given))
			.withMessage(message);
	}

	private final class NoisyFault implements Fault {

		private final String name;

		NoisyFault(String name) {
			this.name = name;
		}

		@Override
		public FaultDescription description() {
			return new FaultDescription(this.name, "", "", Map.of("number", "1", "delay", "10ms"),
					new Signs("", "", "", "", ""));
		}

		@Override
		public Runnable begin(FaultParameters parameters) {
			List<Object> words = new ArrayList<>(
					List.of("begin", this.name, parameters.number("number", 1, 9), parameters.duration("delay")));
			FaultsTests.this.events.add(String.join(" ", words.stream().map(String::valueOf).toList()));
			return () -> FaultsTests.this.events.add("end " + this.name);
		}

	}

}
