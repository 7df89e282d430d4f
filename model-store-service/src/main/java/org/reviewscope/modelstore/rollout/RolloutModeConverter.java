package org.reviewscope.modelstore.rollout;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Stores a mode as the API writes it.
 */
@Converter(autoApply = true)
class RolloutModeConverter implements AttributeConverter<RolloutMode, String> {

	@Override
	public String convertToDatabaseColumn(RolloutMode mode) {
		return mode.key();
	}

	@Override
	public RolloutMode convertToEntityAttribute(String key) {
		return RolloutMode.ofKey(key);
	}

}
