package org.reviewscope.console.launch.variable;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.reviewscope.console.launch.child.Secrets;
import org.reviewscope.console.launch.variable.Variable.Origin;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

/**
 * How the variables of a service differ from those that it would get.
 *
 * @param byName the changes
 */
public record VariableChanges(SortedMap<String, VariableChange> byName) {

	/** Nothing is changed. */
	public static final VariableChanges NONE = new VariableChanges(new TreeMap<>());

	static final int MOST = 50;

	public VariableChanges {
		byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
	}

	/**
	 * Adds a change, instead of an earlier one of the same variable.
	 * @param change the change
	 * @return the changes with it
	 * @throws VariableException when these are too many
	 */
	public VariableChanges with(VariableChange change) {
		SortedMap<String, VariableChange> changed = new TreeMap<>(this.byName);
		changed.remove(change.name());
		if (change.kind() != Kind.UNDO) {
			changed.put(change.name(), change);
		}
		if (changed.size() > MOST) {
			throw new VariableException("%d variables are changed, which is the limit: undo one".formatted(MOST));
		}
		return new VariableChanges(changed);
	}

	/**
	 * The changes for the user, without secrets.
	 * @param environment other variables, whose secrets a change may repeat
	 * @return each with its new value, or without one where it is removed
	 */
	public List<Variable> shown(Map<String, String> environment) {
		Secrets secrets = new Secrets(applied(environment));
		return this.byName.values()
			.stream()
			.map((change) -> new Variable(change.name(),
					(change.kind() == Kind.SET) ? secrets.masked(change.name(), change.value()) : null, Origin.CHANGED))
			.toList();
	}

	/**
	 * Makes the changes.
	 * @param environment the variables without them
	 * @return the variables with them
	 */
	public Map<String, String> applied(Map<String, String> environment) {
		Map<String, String> changed = new HashMap<>(environment);
		this.byName.forEach((name, change) -> {
			if (change.kind() == Kind.SET) {
				changed.put(name, change.value());
			}
			else {
				changed.remove(name);
			}
		});
		return changed;
	}

}
