package org.reviewscope.modelstore.registry;

/**
 * What registering an artifact came to, when it did not fail.
 */
sealed interface Registration {

	RegisteredVersion version();

	/**
	 * The version was not known before.
	 *
	 * @param version the new version
	 */
	record Added(RegisteredVersion version) implements Registration {

	}

	/**
	 * The same content was registered before.
	 *
	 * @param version the known version
	 */
	record AlreadyThere(RegisteredVersion version) implements Registration {

	}

}
