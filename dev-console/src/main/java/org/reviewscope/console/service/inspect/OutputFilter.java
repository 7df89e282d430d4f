package org.reviewscope.console.service.inspect;

import java.util.Locale;
import java.util.function.Predicate;

import org.reviewscope.console.launch.output.OutputLine;
import org.reviewscope.console.launch.output.OutputSource;

/**
 * Which lines are shown.
 *
 * @param word what they contain, in any case; empty for all
 * @param stderr whether only those of standard error
 */
record OutputFilter(String word, boolean stderr) implements Predicate<OutputLine> {

	@Override
	public boolean test(OutputLine line) {
		return (!this.stderr || line.source() == OutputSource.STDERR) && (this.word.isEmpty()
				|| line.text().toLowerCase(Locale.ROOT).contains(this.word.toLowerCase(Locale.ROOT)));
	}

	public boolean isEmpty() {
		return this.word.isEmpty() && !this.stderr;
	}

}
