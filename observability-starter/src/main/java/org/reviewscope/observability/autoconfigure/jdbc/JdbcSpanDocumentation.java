package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter adds to datasource-micrometer's observation of statements; on spans
 * only.
 */
enum JdbcSpanDocumentation implements ObservationDocumentation {

	/**
	 * A statement that is run in a database. Its metric and low cardinality keys are
	 * those of datasource-micrometer.
	 */
	JDBC_QUERY {

		@Override
		public String getName() {
			return "jdbc.query";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return Attributes.values();
		}

	};

	/**
	 * OpenTelemetry's names for what is known of a statement.
	 */
	enum Attributes implements KeyName {

		/**
		 * First word of the statement.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "db.operation.name";
			}

		},

		/**
		 * Statement with placeholders, never with values.
		 */
		QUERY_TEXT {

			@Override
			public String asString() {
				return "db.query.text";
			}

		},

		/**
		 * Product, as told from the JDBC URL.
		 */
		SYSTEM {

			@Override
			public String asString() {
				return "db.system.name";
			}

		}

	}

}
