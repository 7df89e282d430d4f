package org.reviewscope.modelstore.registry;

import java.util.Optional;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.ListCrudRepository;

/**
 * All activations, past ones included.
 */
interface Activations extends ListCrudRepository<Activation, Long> {

	@EntityGraph(attributePaths = "version")
	Optional<Activation> findFirstByOrderByIdDesc();

}
