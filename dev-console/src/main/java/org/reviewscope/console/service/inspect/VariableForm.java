package org.reviewscope.console.service.inspect;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.child.Secrets;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

/**
 * A change of a variable, as a form sends it.
 *
 * @param name its name
 * @param kind what to do
 * @param value its new value
 */
record VariableForm(@Nullable String name, @Nullable Kind kind, @Nullable String value) {

	static final VariableForm EMPTY = new VariableForm("", Kind.SET, "");

	VariableChange change() {
		return new VariableChange(text(this.name).strip(), Objects.requireNonNullElse(this.kind, Kind.SET),
				text(this.value));
	}

	/**
	 * The same for the form that is shown again.
	 * @return a form without a value that may be a secret
	 */
	VariableForm shown() {
		boolean secret = Secrets.isSecret(text(this.name));
		return new VariableForm(text(this.name), Objects.requireNonNullElse(this.kind, Kind.SET),
				secret ? "" : text(this.value));
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}
