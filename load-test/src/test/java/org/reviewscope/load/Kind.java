package org.reviewscope.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of users. Of two that are equally far behind their shares, the first one's
 * user is next, as in Locust.
 */
enum Kind {

	/** Sends what is refused. */
	CLUMSY_CLIENT("Clumsy clients"),

	/** Has batches classified. */
	SHOP("Shops"),

	/** Has single reviews classified. */
	READER("Readers");

	private final String title;

	Kind(String title) {
		this.title = title;
	}

	/** As the report calls them. */
	String title() {
		return this.title;
	}

	/**
	 * Divides users among the kinds, as Locust does: the next user is of the kind that is
	 * furthest behind its share.
	 * @param users how many there are
	 * @param mix has the weights of the kinds
	 * @return the kind of the first user, of the second, and so on
	 */
	static List<Kind> inOrder(int users, Mix mix) {
		int[] populations = new int[values().length];
		Comparator<Kind> fullness = Comparator
			.comparingDouble((kind) -> (populations[kind.ordinal()] + 0.5) / kind.weight(mix));
		List<Kind> kinds = new ArrayList<>();
		for (int user = 0; user < users; user++) {
			Kind next = Stream.of(values()).min(fullness).orElseThrow();
			populations[next.ordinal()]++;
			kinds.add(next);
		}
		return kinds;
	}

	private int weight(Mix mix) {
		return switch (this) {
			case CLUMSY_CLIENT -> mix.clumsyClient().weight();
			case SHOP -> mix.shop().weight();
			case READER -> mix.reader().weight();
		};
	}

}
