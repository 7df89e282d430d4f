package org.reviewscope.console.service;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableException;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.value.QueryException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets agents restart a service.
 */
@Component
class RestartTool implements ConsoleTool {

	private final ObjectProvider<RunningServices> running;

	private final ObjectProvider<InspectedServices> inspected;

	RestartTool(ObjectProvider<RunningServices> running, ObjectProvider<InspectedServices> inspected) {
		this.running = running;
		this.inspected = inspected;
	}

	@Override
	public String name() {
		return "restart_service";
	}

	@Override
	public String title() {
		return "Restart a service";
	}

	@Override
	public String description() {
		return "Stops a service if it runs, and starts it; if you name a variable, with this variable changed in its "
				+ "environment, also at later starts. Answers at once: the tool services says when it is ready.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().required("service", "the name of the service")
			.text("variable", "a switch of the suite, such as LOGGING_LEVEL_ORG_REVIEWSCOPE")
			.text("value", "its new value")
			.text("change", "set, which is the default; remove starts without it; undo makes it what it was");
	}

	@Override
	public boolean acts() {
		return true;
	}

	@Override
	public Answer call(ToolArguments arguments) {
		String service = arguments.text("service");
		List<String> names = statuses().stream().map(ServiceStatus::name).toList();
		if (!names.contains(service)) {
			throw new QueryException("service: expected one of " + names);
		}
		if (arguments.has("variable")) {
			restart(service, AgentVariable.of(arguments));
		}
		else {
			this.running.forEach((services) -> services.restart(service));
		}
		return new Answer(Map.of(), "services",
				statuses().stream()
					.map((status) -> Map.of("name", status.name(), "state", status.state().name()))
					.toList(),
				"nothing less is possible");
	}

	private void restart(String service, VariableChange change) {
		try {
			this.inspected.forEach((services) -> services.restart(service, change));
		}
		catch (VariableException ex) {
			throw new QueryException(String.valueOf(ex.getMessage()));
		}
	}

	private List<ServiceStatus> statuses() {
		return this.running.stream().flatMap((services) -> services.statuses().stream()).toList();
	}

}
