package org.reviewscope.console.service;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceStatus;
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

	RestartTool(ObjectProvider<RunningServices> running) {
		this.running = running;
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
		return "Stops a service if it runs, and starts it. Answers at once: the tool services says when it is ready.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().required("service", "the name of the service");
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
		this.running.forEach((services) -> services.restart(service));
		return new Answer(Map.of(), "services",
				statuses().stream()
					.map((status) -> Map.of("name", status.name(), "state", status.state().name()))
					.toList(),
				"nothing less is possible");
	}

	private List<ServiceStatus> statuses() {
		return this.running.stream().flatMap((services) -> services.statuses().stream()).toList();
	}

}
