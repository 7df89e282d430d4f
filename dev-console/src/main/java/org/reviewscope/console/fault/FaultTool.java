package org.reviewscope.console.fault;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.query.value.QueryException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Lets agents switch faults.
 */
@Component
@ConditionalOnBooleanProperty("reviewscope.console.suite")
class FaultTool implements ConsoleTool {

	private final FaultSwitches switches;

	FaultTool(FaultSwitches switches) {
		this.switches = switches;
	}

	@Override
	public String name() {
		return "switch_fault";
	}

	@Override
	public String title() {
		return "Switch a fault";
	}

	@Override
	public String description() {
		return "Switches a fault of a service on, until five minutes have passed, or off. Without a fault: lists "
				+ "those of the service, and which are on. Needs services that were started with faults.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().required("service", "the name of the service")
			.text("fault", "the name of the fault")
			.toggle("on", "whether to switch it on; without it, off");
	}

	@Override
	public boolean acts() {
		return true;
	}

	@Override
	public Answer call(ToolArguments arguments) {
		ServiceStatus service = this.switches.services()
			.stream()
			.filter((status) -> status.name().equals(arguments.text("service")))
			.findFirst()
			.orElseThrow(() -> new QueryException(
					"service: expected one of " + this.switches.services().stream().map(ServiceStatus::name).toList()));
		if (arguments.has("fault")) {
			turn(service, known(service, arguments.text("fault")), arguments.isOn("on"));
		}
		return new Answer(Map.of("service", service.name()), "faults",
				this.switches.faults(service).stream().map(FaultItem::of).toList(), "nothing less is possible");
	}

	private String known(ServiceStatus service, String fault) {
		List<String> names = this.switches.faults(service).stream().map((state) -> state.fault().name()).toList();
		return Stream.of(fault)
			.filter(names::contains)
			.findFirst()
			.orElseThrow(() -> new QueryException(
					names.isEmpty() ? "The service has no faults: start with REVIEWSCOPE_FAULTS_ENABLED=true"
							: "fault: expected one of " + names));
	}

	private void turn(ServiceStatus service, String fault, boolean on) {
		if (!on) {
			this.switches.end(service, fault);
			return;
		}
		try {
			this.switches.begin(service, fault);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A fault in an answer.
	 *
	 * @param fault its name
	 * @param text what it does
	 * @param until when it ends by itself, {@code null} while it is off
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record FaultItem(String fault, String text, @Nullable String until) {

		static FaultItem of(FaultState state) {
			return new FaultItem(state.fault().name(), state.fault().text(),
					(state.until() != null) ? state.until().toString() : null);
		}

	}

}
