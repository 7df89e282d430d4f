package org.reviewscope.modelstore.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Stores sentiments by label, so that renaming or reordering the enum cannot change what
 * is in the database.
 */
@Converter(autoApply = true)
class SentimentConverter implements AttributeConverter<Sentiment, String> {

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable Sentiment sentiment) {
		return (sentiment != null) ? sentiment.label() : null;
	}

	@Override
	public @Nullable Sentiment convertToEntityAttribute(@Nullable String label) {
		return (label != null) ? Sentiment.ofLabel(label) : null;
	}

}
