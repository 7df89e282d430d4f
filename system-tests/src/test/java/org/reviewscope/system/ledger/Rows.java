package org.reviewscope.system.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows of predictions.
 *
 * @param byTrace the ids by the trace of the request
 */
public record Rows(Map<String, List<String>> byTrace) {

	/**
	 * In the file of a store that has stopped.
	 * @param dataDirectory the suite's data directory
	 * @return the rows
	 */
	static Rows read(Path dataDirectory) {
		return read("jdbc:h2:file:%s/model-store/db;IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
			.formatted(dataDirectory.toAbsolutePath()));
	}

	/**
	 * In a database.
	 * @param url its JDBC URL
	 * @return the rows
	 */
	public static Rows read(String url) {
		try (Connection connection = DriverManager.getConnection(url);
				ResultSet rows = connection.createStatement().executeQuery("SELECT trace_id, id FROM prediction")) {
			Map<String, List<String>> byTrace = new HashMap<>();
			while (rows.next()) {
				byTrace.computeIfAbsent(rows.getString(1), (_) -> new ArrayList<>()).add(rows.getString(2));
			}
			return new Rows(byTrace);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<String> of(String traceId) {
		return this.byTrace.getOrDefault(traceId, List.of());
	}

	/**
	 * Fails unless each request has its own rows and no others.
	 * @param ledger all answers to the client
	 */
	public void assertThoseOf(Ledger ledger) {
		ledger.entries().forEach((entry) -> {
			List<String> ids = of(entry.traceId());
			assertThat(ids).as("rows of %s", entry)
				.doesNotHaveDuplicates()
				.hasSizeLessThanOrEqualTo(entry.request().reviews());
			if (entry.status() == 200) {
				assertThat(entry.predictions()).extracting(Entry.Prediction::id).containsAll(ids);
			}
		});
	}

}
