package org.reviewscope.console.fault;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.fault.FaultState.Fault;
import org.reviewscope.console.fault.FaultState.Signs;
import org.reviewscope.console.proof.ProofLine;

/**
 * A fault as the page shows it.
 *
 * @param fault what it is
 * @param command a command that switches it on with values of one's own
 * @param switches one for each service that has it
 * @param proofs one for each service in which it is or was on
 */
public record FaultCard(Fault fault, String command, List<Switch> switches, List<Proof> proofs) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	static FaultCard of(Fault fault, String endpoint, List<Switch> switches, List<Proof> proofs) {
		String parameters = fault.parameters()
			.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue() + "&")
			.collect(Collectors.joining());
		return new FaultCard(fault, "curl -X POST '%s/%s?%sfor=5m'".formatted(endpoint, fault.name(), parameters),
				switches, proofs);
	}

	/**
	 * Whether any service has it on.
	 * @return the services' names with a word each, {@code null} when none has
	 */
	public @Nullable String progress() {
		String on = this.switches.stream()
			.filter((one) -> one.until() != null)
			.map((one) -> "on in %s until %s".formatted(one.service(), one.until()))
			.collect(Collectors.joining(", "));
		return on.isEmpty() ? null : on;
	}

	/**
	 * The signs of its last run in one service.
	 *
	 * @param service the service
	 * @param lines one for each kind of sign
	 */
	public record Proof(String service, List<ProofLine> lines) {

		static Proof of(FaultRun run, Signs signs) {
			return new Proof(run.service(),
					Stream.of(Sign.values()).map((sign) -> ProofLine.of(sign.words(signs), run.result(sign))).toList());
		}

		/**
		 * How many have been seen, without saying which.
		 * @return a sentence
		 */
		public String progress() {
			long sought = this.lines.stream().filter((line) -> !line.status().equals("expected")).count();
			return "%s: %d of %d signs seen".formatted(this.service,
					this.lines.stream().filter(ProofLine::isProven).count(), sought);
		}

	}

	/**
	 * The switch of one service.
	 *
	 * @param service the service
	 * @param until when it ends by itself, {@code null} while it is off
	 * @param values what it runs with
	 * @param metricLink where the metric is seen, {@code null} when no service has it
	 */
	public record Switch(String service, @Nullable String until, Map<String, String> values,
			@Nullable String metricLink) {

		static Switch of(String service, FaultState state, @Nullable String metricLink) {
			Instant until = state.until();
			return new Switch(service, (until != null) ? TIME.format(until.atZone(ZoneId.systemDefault())) : null,
					state.values(), metricLink);
		}

	}

}
