package org.reviewscope.observability.autoconfigure.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * A span that has its attributes and its resource at hand. Micrometer's, which Spring
 * Boot hands to exporters, creates both again each time that they are read. And the
 * exporter groups spans by the identity of their resource: it would send the resource
 * with each of them instead of once.
 */
final class DeliveredSpan extends DelegatingSpanData {

	private final Attributes attributes;

	private final Resource resource;

	private DeliveredSpan(SpanData span, Resource resource) {
		super(span);
		this.attributes = span.getAttributes();
		this.resource = resource;
	}

	/**
	 * Prepares a batch.
	 * @param spans the spans
	 * @return the same spans, which share what is equal
	 */
	static List<SpanData> of(Collection<SpanData> spans) {
		Map<Resource, Resource> resources = new HashMap<>();
		List<SpanData> batch = new ArrayList<>(spans.size());
		for (SpanData span : spans) {
			Resource own = span.getResource();
			Resource known = resources.putIfAbsent(own, own);
			batch.add(new DeliveredSpan(span, (known != null) ? known : own));
		}
		return batch;
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public Resource getResource() {
		return this.resource;
	}

}
