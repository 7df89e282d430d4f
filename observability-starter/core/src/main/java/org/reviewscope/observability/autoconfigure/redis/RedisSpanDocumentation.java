package org.reviewscope.observability.autoconfigure.redis;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter makes of the spans of Lettuce; its metrics keep their names and
 * labels, which the spans do not have.
 */
enum RedisSpanDocumentation implements ObservationDocumentation {

	/**
	 * A command to Redis: {@code mget}. Its metric is that of Lettuce.
	 */
	REDIS_COMMAND {

		@Override
		public String getName() {
			return "lettuce";
		}

		@Override
		public String getContextualName() {
			return "{command}";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return Attributes.values();
		}

	};

	/**
	 * OpenTelemetry's names for what is known of a command.
	 */
	enum Attributes implements KeyName {

		/**
		 * Class of the exception that the command ended with.
		 */
		ERROR_TYPE {

			@Override
			public String asString() {
				return "error.type";
			}

		},

		/**
		 * Command, such as MGET.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "db.operation.name";
			}

		},

		/**
		 * Host of Redis.
		 */
		SERVER_ADDRESS {

			@Override
			public String asString() {
				return "server.address";
			}

		},

		/**
		 * Port of Redis, a number.
		 */
		SERVER_PORT {

			@Override
			public String asString() {
				return "server.port";
			}

		},

		/**
		 * First word of the error that Redis answered with, such as WRONGTYPE.
		 */
		STATUS_CODE {

			@Override
			public String asString() {
				return "db.response.status_code";
			}

		},

		/**
		 * Always {@code redis}.
		 */
		SYSTEM {

			@Override
			public String asString() {
				return "db.system.name";
			}

		}

	}

}
