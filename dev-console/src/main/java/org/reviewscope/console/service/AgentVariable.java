package org.reviewscope.console.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;
import org.reviewscope.console.launch.variable.VariableException;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.value.QueryException;

/**
 * The change of a variable that an agent asks for. Only the suite's switches: with
 * others, such as the JVM's options or the address of the database, a program may be made
 * to run any code or to show what is redacted, and an agent may do what somebody has
 * written into a log line.
 */
final class AgentVariable {

	private static final List<String> SWITCHES = List.of("REVIEWSCOPE_OBSERVABILITY_CONSOLESPANS",
			"REVIEWSCOPE_OBSERVABILITY_SLOWREQUESTTHRESHOLD", "REVIEWSCOPE_OBSERVABILITY_REQUESTLOG_ENABLED",
			"REVIEWSCOPE_GATEWAY_UPSTREAM_", "REVIEWSCOPE_INFERENCE_PREDICTION_", "MANAGEMENT_TRACING_",
			"MANAGEMENT_OPENTELEMETRY_ENABLED", "LOGGING_LEVEL_ORG_REVIEWSCOPE", "LOGGING_STRUCTURED_FORMAT_CONSOLE");

	private AgentVariable() {
	}

	static VariableChange of(ToolArguments arguments) {
		String name = arguments.text("variable");
		if (SWITCHES.stream().noneMatch(name::startsWith)) {
			throw new QueryException("variable: expected a name that begins with one of " + SWITCHES
					+ "; the console's page changes others");
		}
		try {
			return new VariableChange(name, kind(arguments.text("change")), arguments.text("value"));
		}
		catch (VariableException ex) {
			throw new QueryException(String.valueOf(ex.getMessage()));
		}
	}

	private static Kind kind(String change) {
		return Arrays.stream(Kind.values())
			.filter((kind) -> kind.name().equals(change.isEmpty() ? "SET" : change.toUpperCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new QueryException("change: expected set, remove or undo"));
	}

}
