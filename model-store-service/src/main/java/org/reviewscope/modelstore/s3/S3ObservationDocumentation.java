package org.reviewscope.modelstore.s3;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of calls to S3.
 */
enum S3ObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call to S3, with all its attempts. None while artifacts are in a folder only.
	 */
	CALL {

		@Override
		public String getName() {
			return "model.artifact.storage";
		}

		@Override
		public String getContextualName() {
			return "s3-artifacts#{method}";
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
