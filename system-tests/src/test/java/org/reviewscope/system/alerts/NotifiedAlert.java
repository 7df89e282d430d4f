package org.reviewscope.system.alerts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reviewscope.system.monitoring.Mail;
import org.reviewscope.system.monitoring.Rule;

/**
 * An alert and who is notified.
 *
 * @param alert its name
 * @param severity page for who is on call, ticket for the team
 */
record NotifiedAlert(String alert, String severity) implements Comparable<NotifiedAlert> {

	private static final Pattern SUBJECT = Pattern.compile("\\[FIRING (page|ticket)] (\\w+).*");

	/** More calls than usual, and no Collector: so it is in each of these tests. */
	private static final Pattern ALWAYS = Pattern.compile("TrafficHigh|TelemetryPipelineDropping");

	static Optional<NotifiedAlert> by(String subject) {
		Matcher matcher = SUBJECT.matcher(subject);
		return (matcher.matches() && !ALWAYS.matcher(matcher.group(2)).matches())
				? Optional.of(new NotifiedAlert(matcher.group(2), matcher.group(1))) : Optional.empty();
	}

	boolean firesIn(Mail mail) {
		return by(mail.subject()).filter(this::equals).isPresent();
	}

	boolean isResolvedIn(Mail mail) {
		return mail.subject().startsWith("[RESOLVED] " + this.alert);
	}

	/** Whether the errors of the fault set it off, whichever fault it is. */
	boolean isSymptom() {
		return this.alert.equals("ErrorSpike") || isBudget();
	}

	boolean isBudget() {
		return this.alert.equals("ErrorBudgetBurn");
	}

	/** A service that is down inhibits what its callers see. */
	boolean explainsErrors() {
		return this.alert.endsWith("Down");
	}

	String row() {
		return "[%1$s](runbooks/%1$s.md) | %2$s | %3$s".formatted(this.alert, this.severity, patience());
	}

	private String patience() {
		return Rule.alerts()
			.filter((rule) -> rule.toString().startsWith(this.alert + " ") && rule.toString().contains(this.severity))
			.map((rule) -> rule.json().path("for").asString("at once"))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public int compareTo(NotifiedAlert other) {
		return (this.alert + this.severity).compareTo(other.alert + other.severity);
	}

}
