package org.reviewscope.observability.autoconfigure.redaction;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * The label {@code uri} of client requests, which is what the code calls with: a template
 * as a rule, but also a URL with values in its query.
 */
final class UriLabelFilter implements MeterFilter {

	private static final String URI = "uri";

	private final String clientRequests;

	UriLabelFilter(String clientRequests) {
		this.clientRequests = clientRequests;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String uri = id.getName().startsWith(this.clientRequests) ? id.getTag(URI) : null;
		return (uri != null) ? id.replaceTags(Tags.of(id.getTags()).and(Tag.of(URI, UrlText.withoutSecrets(uri)))) : id;
	}

}
