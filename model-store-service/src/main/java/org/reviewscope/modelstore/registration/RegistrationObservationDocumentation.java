package org.reviewscope.modelstore.registration;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of registrations.
 */
enum RegistrationObservationDocumentation implements ObservationDocumentation {

	/**
	 * Registers a version: checks the artifact, keeps its file and adds the version to
	 * the registry. Runs when an upload has been received, and for the bundled model at
	 * the first start.
	 */
	REGISTER {

		@Override
		public String getName() {
			return "model.registration";
		}

		@Override
		public String getContextualName() {
			return "register model";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Keys.values();
		}

	};

	/**
	 * What Micrometer says of every method with {@code @Observed}.
	 */
	enum Keys implements KeyName {

		/**
		 * Class of the observed method, with its package.
		 */
		CLASS {

			@Override
			public String asString() {
				return "class";
			}

		},

		/**
		 * Name of the observed method.
		 */
		METHOD {

			@Override
			public String asString() {
				return "method";
			}

		}

	}

}
