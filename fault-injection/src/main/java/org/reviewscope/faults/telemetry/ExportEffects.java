package org.reviewscope.faults.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * Applies the effects of those faults that are on, one after the other.
 */
class ExportEffects implements ExportEffect {

	private final List<ExportEffect> effects = new CopyOnWriteArrayList<>();

	Runnable add(ExportEffect effect) {
		this.effects.add(effect);
		return () -> this.effects.remove(effect);
	}

	@Override
	public Collection<SpanData> spans(Collection<SpanData> spans) {
		Collection<SpanData> result = spans;
		for (ExportEffect effect : this.effects) {
			result = effect.spans(result);
		}
		return result;
	}

	@Override
	public Collection<LogRecordData> logs(Collection<LogRecordData> logs) {
		Collection<LogRecordData> result = logs;
		for (ExportEffect effect : this.effects) {
			result = effect.logs(result);
		}
		return result;
	}

}
