package org.reviewscope.modelstore.registry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Stores a model's labels in one column: they are few, ordered and never searched for.
 */
@Converter
class LabelsConverter implements AttributeConverter<List<Sentiment>, String> {

	@Override
	public String convertToDatabaseColumn(List<Sentiment> labels) {
		return labels.stream().map(Sentiment::label).collect(Collectors.joining(","));
	}

	@Override
	public List<Sentiment> convertToEntityAttribute(String labels) {
		return Arrays.stream(labels.split(",")).map(Sentiment::ofLabel).toList();
	}

}
