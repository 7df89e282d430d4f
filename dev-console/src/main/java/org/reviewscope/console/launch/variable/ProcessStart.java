package org.reviewscope.console.launch.variable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reviewscope.console.launch.child.Secrets;
import org.reviewscope.console.launch.variable.Variable.Origin;

/**
 * How a process was started.
 *
 * @param command its command line
 * @param environment its variables
 */
public record ProcessStart(List<String> command, Map<String, String> environment) {

	/**
	 * The variables for the user, without secrets.
	 * @param own the names of those that the launcher sets
	 * @param changes what the user had changed when it was started
	 * @return all variables by name, and those that were removed
	 */
	public List<Variable> variables(Set<String> own, VariableChanges changes) {
		Secrets secrets = new Secrets(this.environment);
		List<Variable> variables = new ArrayList<>();
		this.environment.forEach((name, value) -> variables
			.add(new Variable(name, secrets.masked(name, value), origin(name, value, own, changes))));
		changes.byName()
			.keySet()
			.stream()
			.filter((name) -> !this.environment.containsKey(name))
			.forEach((name) -> variables.add(new Variable(name, null, Origin.CHANGED)));
		variables.sort(Comparator.comparing(Variable::name));
		return variables;
	}

	/**
	 * The command line for the user.
	 * @return its arguments, without secrets
	 */
	public List<String> shownCommand() {
		Secrets secrets = new Secrets(this.environment);
		return this.command.stream().map(secrets::masked).toList();
	}

	/**
	 * What hides secrets in one of the streams of the process.
	 * @param longest how many characters a line has that goes on in the next one
	 * @return takes each line in its order
	 */
	public RepeatedVariables repeated(int longest) {
		return new RepeatedVariables(new Secrets(this.environment), longest);
	}

	private static Origin origin(String name, String value, Set<String> own, VariableChanges changes) {
		if (changes.byName().containsKey(name)) {
			return Origin.CHANGED;
		}
		boolean inherited = !own.contains(name) && value.equals(System.getenv(name));
		return inherited ? Origin.INHERITED : Origin.LAUNCHER;
	}

}
