package org.reviewscope.inference.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Sentiment;

/**
 * What an artifact says of itself.
 *
 * @param name the model's name
 * @param version its version
 * @param labels what the columns of the output mean
 * @param maxLength how many tokens the model reads, the special ones included
 * @param inputs the names of the graph's inputs
 * @param output the name of the output that holds the logits
 */
public record ModelManifest(String name, String version, List<Sentiment> labels, int maxLength, Inputs inputs,
		String output) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

	public ModelManifest {
		check(name != null && NAME.matcher(name).matches(), "name must match " + NAME);
		check(version != null && NAME.matcher(version).matches(), "version must match " + NAME);
		check(labels != null && labels.size() >= 2 && new HashSet<>(labels).size() == labels.size(),
				"labels must be two or three different sentiments");
		check(maxLength >= 8 && maxLength <= 8192, "maxLength must be from 8 to 8192");
		check(inputs != null, "inputs are missing");
		check(output != null && !output.isBlank(), "output is missing");
		labels = List.copyOf(labels);
	}

	public ModelRef ref() {
		return new ModelRef(this.name, this.version);
	}

	private static void check(boolean valid, String complaint) {
		if (!valid) {
			throw new InvalidModelException("manifest.json: " + complaint);
		}
	}

	/**
	 * The names of the graph's inputs.
	 *
	 * @param inputIds the token ids
	 * @param attentionMask 1 for a token, 0 for padding
	 * @param tokenTypeIds the segment ids, {@code null} for a model without them
	 */
	public record Inputs(String inputIds, String attentionMask, @Nullable String tokenTypeIds) {

		public Inputs {
			check(inputIds != null && attentionMask != null, "inputs.inputIds and inputs.attentionMask are needed");
		}

		public Set<String> names() {
			return Stream.of(this.inputIds, this.attentionMask, this.tokenTypeIds)
				.filter(Objects::nonNull)
				.collect(Collectors.toUnmodifiableSet());
		}

	}

}
