package org.reviewscope.modelstore.registry;

import java.util.List;
import java.util.Optional;

import org.reviewscope.modelstore.model.ModelId;

import org.springframework.data.repository.ListCrudRepository;

/**
 * The registered versions.
 */
interface RegisteredVersions extends ListCrudRepository<RegisteredVersion, Long> {

	Optional<RegisteredVersion> findByModel(ModelId model);

	boolean existsByModel(ModelId model);

	boolean existsBySha256(String sha256);

	List<RegisteredVersion> findAllByOrderByModelNameAscIdAsc();

}
