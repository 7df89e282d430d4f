package org.reviewscope.console.query.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import com.google.re2j.Pattern;

/**
 * Looks for a regular expression. RE2 takes linear time, whatever the expression, but is
 * not fast. So a value that is repeated is searched once, and one that lacks a part of
 * the expression not at all.
 */
final class RegularExpression implements Predicate<Object> {

	/** Enough for what comes again: names, routes, addresses. */
	private static final int MOST_ANSWERS = 2_000;

	/** A character that may be missing, or one that stands for others. */
	private static final String NO_TEXT = ".[?*]|[+.^$?*]";

	/** What may make any part of an expression optional. */
	private static final String CHOICES = "|(){[\\";

	private final Pattern pattern;

	private final List<String> parts;

	private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

	RegularExpression(String expression) {
		this.pattern = Pattern.compile(expression);
		this.parts = partsOf(expression);
	}

	@Override
	public boolean test(Object value) {
		String text = value.toString();
		for (String part : this.parts) {
			if (!text.contains(part)) {
				return false;
			}
		}
		Boolean known = this.answers.get(text);
		return (known != null) ? known : ask(text);
	}

	private boolean ask(String text) {
		boolean found = this.pattern.matcher(text).find();
		if (this.answers.size() < MOST_ANSWERS) {
			this.answers.put(text, found);
		}
		return found;
	}

	/**
	 * The texts that every match contains. Of an expression with a choice, a class, a
	 * number of times or an escape in it, none are known.
	 * @param expression the expression
	 * @return its plain parts
	 */
	static List<String> partsOf(String expression) {
		if (expression.chars().anyMatch((letter) -> CHOICES.indexOf(letter) >= 0)) {
			return List.of();
		}
		return Arrays.stream(expression.split(NO_TEXT)).filter((part) -> !part.isEmpty()).toList();
	}

}
