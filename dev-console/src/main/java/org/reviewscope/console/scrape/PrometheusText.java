package org.reviewscope.console.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.scrape.MetricFamily.Sample;

/**
 * Reads the Prometheus text format 0.0.4. Lines that it does not understand are left out.
 */
final class PrometheusText {

	private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

	private final Map<String, Draft> drafts = new LinkedHashMap<>();

	private PrometheusText() {
	}

	static List<MetricFamily> parse(String text) {
		PrometheusText parser = new PrometheusText();
		text.lines().forEach(parser::read);
		return parser.drafts.entrySet()
			.stream()
			.map((draft) -> draft.getValue().family(draft.getKey()))
			.filter((family) -> !family.samples().isEmpty())
			.toList();
	}

	private void read(String line) {
		if (line.startsWith("# ")) {
			String[] words = line.split(" ", 4);
			if (words.length == 4 && words[1].equals("HELP")) {
				draft(words[2]).help = SampleLine.unescaped(words[3]);
			}
			else if (words.length == 4 && words[1].equals("TYPE")) {
				draft(words[2]).type = words[3];
			}
			return;
		}
		Sample sample = SampleLine.parse(line);
		if (sample != null) {
			draft(familyOf(sample.name())).samples.add(sample);
		}
	}

	private Draft draft(String name) {
		return this.drafts.computeIfAbsent(name, (unknown) -> new Draft());
	}

	private String familyOf(String name) {
		return PARTS.stream()
			.filter(name::endsWith)
			.map((part) -> name.substring(0, name.length() - part.length()))
			.filter(this.drafts::containsKey)
			.findFirst()
			.orElse(name);
	}

	/**
	 * A family that is being read.
	 */
	private static final class Draft {

		private String type = "untyped";

		private String help = "";

		private final List<Sample> samples = new ArrayList<>();

		MetricFamily family(String name) {
			return new MetricFamily(name, this.type, this.help, List.copyOf(this.samples));
		}

	}

}
