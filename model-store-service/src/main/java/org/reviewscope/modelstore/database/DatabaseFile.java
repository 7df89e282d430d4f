package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * The file of an H2 database. If it is deleted while it is in use, H2 writes to a file
 * without a name, which is gone with the process. So nothing is committed any more, and
 * the store is not ready. A database without a file is always there.
 */
@Component("databaseFile")
@DependsOnDatabaseInitialization
class DatabaseFile implements HealthIndicator, TransactionExecutionListener {

	private final @Nullable Path path;

	/** The same name may belong to another file later. */
	private final @Nullable Object identity;

	DatabaseFile(JdbcConnectionDetails connection) {
		this.path = H2Url.file(connection.getJdbcUrl()).orElse(null);
		this.identity = identity(this.path);
	}

	@Override
	public void beforeCommit(TransactionExecution transaction) {
		if (!transaction.isReadOnly() && !isThere()) {
			throw new DataAccessResourceFailureException(problem());
		}
	}

	@Override
	public Health health() {
		return (!isThere() ? Health.down().withDetail("problem", problem()) : Health.up()).build();
	}

	private boolean isThere() {
		return this.path == null || (Files.exists(this.path) && Objects.equals(identity(this.path), this.identity));
	}

	private String problem() {
		return this.path + " was deleted or replaced while it was in use. Stop the store, put the file back and start"
				+ " the store again";
	}

	// Null where the file system knows no identity, as on Windows, which does not let
	// anybody delete an open file either
	private static @Nullable Object identity(@Nullable Path path) {
		try {
			return (path != null) ? Files.readAttributes(path, BasicFileAttributes.class).fileKey() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

}
