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

/**
 * The rows of predictions in the file of a store that has stopped.
 *
 * @param byTrace the ids by the trace of the request
 */
record Rows(Map<String, List<String>> byTrace) {

	static Rows read(Path dataDirectory) {
		String url = "jdbc:h2:file:%s/model-store/db;IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
			.formatted(dataDirectory.toAbsolutePath());
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

}
