package org.reviewscope.system.faults;

import java.util.List;

import org.reviewscope.system.monitoring.Mail;

/**
 * An alert that a fault sets off.
 *
 * @param severity who is told
 * @param name its name
 * @param labels further labels as the mail writes them
 */
record ExpectedAlert(String severity, String name, List<String> labels) {

	static ExpectedAlert page(String name, String... labels) {
		return new ExpectedAlert("page", name, List.of(labels));
	}

	static ExpectedAlert ticket(String name, String... labels) {
		return new ExpectedAlert("ticket", name, List.of(labels));
	}

	boolean firesIn(Mail mail) {
		return isIn(mail, "[FIRING " + this.severity + "] ");
	}

	boolean isResolvedIn(Mail mail) {
		return isIn(mail, "[RESOLVED] ");
	}

	@Override
	public String toString() {
		return this.name + " " + String.join(" ", this.labels);
	}

	private boolean isIn(Mail mail, String beginning) {
		return mail.subject().startsWith(beginning + this.name) && this.labels.stream().allMatch(mail.text()::contains);
	}

}
