package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.mcp.tool.Answer;
import org.reviewscope.console.mcp.tool.ConsoleTool;
import org.reviewscope.console.mcp.tool.InputSchema;
import org.reviewscope.console.mcp.tool.ToolArguments;
import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.query.value.QueryException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Lets agents begin experiments.
 */
@Component
@ConditionalOnBooleanProperty("reviewscope.console.suite")
class ExperimentTool implements ConsoleTool {

	private static final List<String> NAMES = Stream.of(Experiment.values()).map(Experiment::name).toList();

	private final Experiments experiments;

	ExperimentTool(Experiments experiments) {
		this.experiments = experiments;
	}

	@Override
	public String name() {
		return "experiment";
	}

	@Override
	public String title() {
		return "Begin an experiment";
	}

	@Override
	public String description() {
		return "The experiments, what each should show, and what was seen in its last run. Begins one when asked to: "
				+ "it stops a service, which restart_service starts again, or sends a bad review.";
	}

	@Override
	public InputSchema input() {
		return new InputSchema().text("begin", "the experiment to begin, one of " + NAMES);
	}

	@Override
	public boolean acts() {
		return true;
	}

	@Override
	public Answer call(ToolArguments arguments) {
		if (arguments.has("begin")) {
			this.experiments.begin(Stream.of(Experiment.values())
				.filter((experiment) -> experiment.name().equals(arguments.text("begin")))
				.findFirst()
				.orElseThrow(() -> new QueryException("begin: expected one of " + NAMES)));
		}
		return new Answer(Map.of(), "expectations", Stream.of(Experiment.values()).flatMap(this::items).toList(),
				"nothing less is possible");
	}

	private Stream<ExpectationItem> items(Experiment experiment) {
		List<CheckResult> results = this.experiments.results(experiment);
		return IntStream.range(0, results.size())
			.mapToObj((at) -> new ExpectationItem(experiment.name(), experiment.expectations().get(at).text(),
					results.get(at).status().name(), results.get(at).words()));
	}

	/**
	 * Something that an experiment should show.
	 *
	 * @param experiment its name
	 * @param expectation what should be seen
	 * @param status whether it was seen in the last run
	 * @param seen what was seen
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ExpectationItem(String experiment, String expectation, String status, @Nullable String seen) {
	}

}
