package org.reviewscope.modelstore.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the whole of an H2 database. H2 itself reads what it is asked for: a file that is
 * damaged in its middle would be found months later, when somebody asks for that
 * prediction, and would then close the database for all other requests.
 */
final class DatabaseReading {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseReading.class);

	/** Each table without any index, and each index by itself. */
	private static final String ALL = """
			SELECT table_name || '" USE INDEX (' FROM information_schema.tables WHERE table_schema = SCHEMA()
			UNION ALL
			SELECT DISTINCT table_name || '" USE INDEX ("' || index_name || '"' FROM information_schema.indexes
			WHERE table_schema = SCHEMA()""";

	/** H2's own code for a file that it cannot open. */
	private static final int DAMAGED = 90030;

	private final Path database;

	private final JdbcTemplate jdbc;

	DatabaseReading(Path database, DataSource dataSource) {
		this.database = database;
		this.jdbc = new JdbcTemplate(dataSource);
	}

	/**
	 * Reads it.
	 * @return whether there was nothing to read
	 */
	boolean isEmpty() {
		long begin = System.nanoTime();
		List<String> parts = parts();
		parts.forEach(this::read);
		logger.info("Read all of {} in {} ms", this.database.getFileName(),
				Duration.ofNanos(System.nanoTime() - begin).toMillis());
		return parts.isEmpty();
	}

	private List<String> parts() {
		try {
			return this.jdbc.query(ALL, (row, _) -> row.getString(1));
		}
		catch (RuntimeException ex) {
			// Others have their own message, as a file that another store has open
			throw isDamaged(ex) ? new DatabaseDamagedException(this.database, ex) : ex;
		}
	}

	private static boolean isDamaged(Throwable failure) {
		return (failure instanceof SQLException error && error.getErrorCode() == DAMAGED)
				|| (failure.getCause() != null && isDamaged(failure.getCause()));
	}

	// The condition is always true, but H2 does not know that: without it, H2 returns the
	// count that it keeps, and reads nothing
	private void read(String part) {
		try {
			this.jdbc.queryForObject("SELECT COUNT(*) FROM \"" + part + ") WHERE RAND() >= 0", Long.class);
		}
		catch (CannotGetJdbcConnectionException ex) {
			throw ex;
		}
		catch (DataAccessException ex) {
			throw new DatabaseDamagedException(this.database, ex);
		}
	}

}
