package org.reviewscope.system.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every instance that {@code compose.replicas.yaml} starts is behind the balancer and
 * scraped.
 */
class ReplicaFilesTests {

	private static final Set<String> INSTANCES = new TreeSet<>(
			Set.of("gateway-service", "gateway-service-2", "inference-service", "inference-service-2",
					"inference-service-3", "model-store-service", "model-store-service-2"));

	@Test
	void composeStartsThem() throws IOException {
		assertThat(found("compose.replicas.yaml", "(?m)^  ([a-z-]+-service[-0-9]*):$")).isEqualTo(INSTANCES);
	}

	@Test
	void balancerKnowsThem() throws IOException {
		assertThat(found("haproxy/haproxy.cfg", "(?m)^\tserver ([a-z0-9-]+) \\1:808[012]$")).isEqualTo(INSTANCES);
	}

	@Test
	void prometheusScrapesThem() throws IOException {
		Set<String> targets = found("prometheus/prometheus.yml", "([a-z-]+-service):908[012]");
		for (String service : Set.copyOf(targets)) {
			targets.addAll(found("prometheus/replicas/" + service + ".yml", "(" + service + "-[0-9]):908[012]"));
		}
		assertThat(targets).isEqualTo(INSTANCES);
	}

	private static Set<String> found(String file, String pattern) throws IOException {
		Stream<MatchResult> matches = Pattern.compile(pattern)
			.matcher(Files.readString(Repository.ROOT.resolve(file)))
			.results();
		return matches.map((match) -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
	}

}
