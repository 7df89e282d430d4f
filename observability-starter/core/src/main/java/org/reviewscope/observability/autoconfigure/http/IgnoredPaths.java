package org.reviewscope.observability.autoconfigure.http;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Does not observe requests of probes and scrapers: they come every few seconds and are
 * of no interest.
 */
public final class IgnoredPaths implements ObservationPredicate {

	private final ServerRequests requests;

	private final List<PathPattern> patterns;

	public IgnoredPaths(ServerRequests requests, List<String> patterns) {
		this.requests = requests;
		this.patterns = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	@Override
	public boolean test(String name, Observation.Context context) {
		ServerRequest request = this.requests.of(context);
		return request == null || !isIgnored(PathContainer.parsePath(request.pathWithinApplication()));
	}

	private boolean isIgnored(PathContainer path) {
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(path));
	}

}
