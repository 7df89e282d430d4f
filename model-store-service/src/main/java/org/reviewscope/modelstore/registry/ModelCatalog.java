package org.reviewscope.modelstore.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * The models as the API lists them.
 *
 * @param models the models by name
 */
public record ModelCatalog(List<Model> models) {

	static ModelCatalog of(List<RegisteredVersion> versions, Optional<ModelId> active, Optional<ModelId> candidate) {
		Map<String, List<Version>> models = versions.stream()
			.collect(Collectors.groupingBy((version) -> version.model().name(), LinkedHashMap::new,
					Collectors.mapping((version) -> Version.of(version, active, candidate), Collectors.toList())));
		return new ModelCatalog(
				models.entrySet().stream().map((entry) -> new Model(entry.getKey(), entry.getValue())).toList());
	}

	/**
	 * A model and its versions, oldest first.
	 *
	 * @param name the model's name
	 * @param versions its versions
	 */
	public record Model(String name, List<Version> versions) {

	}

	/**
	 * One version of a model.
	 *
	 * @param version the version's name
	 * @param active whether it is the one to be served
	 * @param candidate whether it is tried beside the active one
	 * @param sha256 the artifact's checksum
	 * @param sizeBytes the artifact's size
	 * @param labels what its outputs stand for
	 * @param maxLength how many tokens it reads
	 * @param createdAt when it was registered
	 */
	public record Version(String version, boolean active, boolean candidate, String sha256, long sizeBytes,
			List<Sentiment> labels, int maxLength, Instant createdAt) {

		static Version of(RegisteredVersion registered, Optional<ModelId> active, Optional<ModelId> candidate) {
			return new Version(registered.model().version(), active.filter(registered.model()::equals).isPresent(),
					candidate.filter(registered.model()::equals).isPresent(), registered.sha256(),
					registered.sizeBytes(), registered.labels(), registered.maxLength(), registered.createdAt());
		}

	}

}
