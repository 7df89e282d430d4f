package org.reviewscope.system.switches;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation names is what Compose hands on.
 */
class SwitchTableTests {

	private static final Pattern COMMENTED = Pattern.compile("(?m)^#(\\w+)=(.*)$");

	@Test
	void dotEnvListsEachWithItsDefault() {
		Map<String, String> listed = COMMENTED.matcher(Repository.text(Path.of(".env")))
			.results()
			.collect(Collectors.toMap((line) -> line.group(1), (MatchResult line) -> line.group(2)));
		assertThat(listed).hasSize(9).containsExactlyInAnyOrderEntriesOf(SwitchTable.defaults());
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void eachReachesTheServiceThroughCompose(String service) {
		Map<String, String> mine = new TreeMap<>(SwitchTable.defaults());
		mine.replaceAll((name, _) -> "my " + name);

		assertThat(SwitchTable.throughCompose(service, mine)).isEqualTo(mine);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void oneThatIsNotSetIsNotThere(String service) {
		assertThat(SwitchTable.throughCompose(service, Map.of())).isEmpty();
	}

}
