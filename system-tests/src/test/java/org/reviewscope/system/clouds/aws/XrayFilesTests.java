package org.reviewscope.system.clouds.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.truth.KnownRun;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of {@code aws/} fit the suite. That they fit the AWS CLI is for
 * {@code .ci/aws}.
 */
class XrayFilesTests {

	private static final String PAGE = Repository.text(Path.of("docs/clouds/aws.md"));

	private static final String OVERLAY = Repository.text(Path.of("otel-collector/aws.yaml"));

	@Test
	void pageHasACommandForEachFile() throws IOException {
		try (Stream<Path> files = Files.list(Repository.ROOT.resolve("aws"))) {
			assertThat(files.map((file) -> "aws/" + file.getFileName())).isNotEmpty()
				.allSatisfy((file) -> assertThat(PAGE.lines()).as(file)
					.anyMatch((line) -> line.contains(file) && !line.contains("](")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "aws/xray-group.json", "aws/xray-group-negative.json" })
	void groupsAskForWhatThereIs(String file) {
		JsonNode group = Repository.yaml(Path.of(file));
		String filter = group.path("FilterExpression").asString();
		assertThat(group.path("GroupName").asString()).startsWith("reviewscope-").hasSizeLessThanOrEqualTo(32);
		assertThat(found("service\\(\"([^\"]+)\"\\)", filter)).isSubsetOf(KnownRun.GATEWAY);
		assertThat(found("annotation\\[([^]]+)]", filter))
			.allSatisfy((name) -> assertThat(annotations()).contains(name));
	}

	@Test
	void pageNamesTheAnnotations() {
		assertThat(annotations()).isNotEmpty().allSatisfy((name) -> assertThat(PAGE).contains('`' + name + '`'));
	}

	private static List<String> annotations() {
		return found("\"([a-z.]+)\"", found("\"aws.xray.annotations\"], \\[(.*)]\\)", OVERLAY).getFirst());
	}

	private static List<String> found(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

}
