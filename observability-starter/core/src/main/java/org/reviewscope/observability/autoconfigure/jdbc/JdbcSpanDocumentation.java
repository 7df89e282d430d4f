package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the starter puts on the spans of datasource-micrometer; its metrics keep their
 * names and labels, which the spans do not have.
 */
enum JdbcSpanDocumentation implements ObservationDocumentation {

	/**
	 * A statement that is run in a database, or a batch of them: {@code INSERT
	 * prediction}. Its metric is that of datasource-micrometer.
	 */
	JDBC_QUERY {

		@Override
		public String getName() {
			return "jdbc.query";
		}

		@Override
		public String getContextualName() {
			return "{db.query.summary}";
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
		 * Number of statements in a batch; left out when it is one.
		 */
		BATCH_SIZE {

			@Override
			public String asString() {
				return "db.operation.batch.size";
			}

		},

		/**
		 * Table, when the statement is about one only.
		 */
		COLLECTION {

			@Override
			public String asString() {
				return "db.collection.name";
			}

		},

		/**
		 * Class of the exception that the statement ended with.
		 */
		ERROR_TYPE {

			@Override
			public String asString() {
				return "error.type";
			}

		},

		/**
		 * Name of the database, as told from the JDBC URL.
		 */
		NAMESPACE {

			@Override
			public String asString() {
				return "db.namespace";
			}

		},

		/**
		 * What the statement does, such as INSERT.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "db.operation.name";
			}

		},

		/**
		 * What is done to what; the name of the span.
		 */
		QUERY_SUMMARY {

			@Override
			public String asString() {
				return "db.query.summary";
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
		 * Host of the database, where the JDBC URL names it.
		 */
		SERVER_ADDRESS {

			@Override
			public String asString() {
				return "server.address";
			}

		},

		/**
		 * Port of the database, a number, where the JDBC URL names it.
		 */
		SERVER_PORT {

			@Override
			public String asString() {
				return "server.port";
			}

		},

		/**
		 * SQLSTATE that the database failed with.
		 */
		STATUS_CODE {

			@Override
			public String asString() {
				return "db.response.status_code";
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
