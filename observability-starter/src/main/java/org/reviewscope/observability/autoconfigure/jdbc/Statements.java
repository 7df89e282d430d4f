package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads SQL just far enough to say what it does and to take values out of it.
 */
final class Statements {

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d+)?\\b");

	private static final Set<String> OPERATIONS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "CALL",
			"WITH", "CREATE", "ALTER", "DROP", "TRUNCATE", "SET", "VALUES");

	private Statements() {
	}

	static String withoutLiterals(String sql) {
		return LITERAL.matcher(sql).replaceAll("?");
	}

	static @Nullable String operation(String sql) {
		String word = sql.strip().split("[\\s(;]", 2)[0].toUpperCase(Locale.ROOT);
		return OPERATIONS.contains(word) ? word : null;
	}

}
