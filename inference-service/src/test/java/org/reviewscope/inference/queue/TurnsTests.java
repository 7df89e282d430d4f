package org.reviewscope.inference.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Turns without threads: what is taken is done at once.
 */
class TurnsTests {

	private static final long ANY = Long.MAX_VALUE;

	private final Turns turns = new Turns();

	@Test
	void nobodyIsNext() {
		assertThat(this.turns.next()).isNull();
	}

	@Test
	void oneCallerIsServedInOrder() {
		List<Piece> pieces = Stream.of(1, 2, 3).map((_) -> enter("a", false, 10)).toList();
		assertThat(Stream.of(1, 2, 3).map((_) -> serve())).containsExactlyElementsOf(pieces);
	}

	@Test
	void callersAreServedByCostAndNotByNumber() {
		IntStream.range(0, 10).forEach((_) -> enter("large", true, 100));
		IntStream.range(0, 100).forEach((_) -> enter("small", false, 10));
		List<Piece> served = IntStream.range(0, 55).mapToObj((_) -> serve()).toList();
		assertThat(served.stream().filter((piece) -> piece.cost() == 100).count()).isBetween(4L, 6L);
	}

	@Test
	void whoHasWaitedForNothingHasMissedNothing() {
		IntStream.range(0, 20).forEach((_) -> enter("a", true, 100));
		IntStream.range(0, 10).forEach((_) -> serve());
		IntStream.range(0, 20).forEach((_) -> enter("late", true, 100));
		List<String> served = IntStream.range(0, 10).mapToObj((_) -> owner(serve())).toList();
		assertThat(served.stream().filter("late"::equals).count()).isBetween(5L, 6L);
	}

	@Test
	void whoAsksAgainAndAgainStarvesNobody() {
		enter("waits", true, 100);
		enter("waits", true, 100);
		List<String> served = new ArrayList<>();
		for (int i = 0; i < 15; i++) {
			enter("loops " + i % 3, false, 60);
			served.add(owner(serve()));
		}
		assertThat(served.stream().filter("waits"::equals).count()).isEqualTo(2);
	}

	@Test
	void inventedCallersShareALine() {
		for (int i = 0; i < Turns.MOST_LINES - 1; i++) {
			enter("known " + i, false, 10);
		}
		Line last = enter("last", false, 10).line();
		Line shared = enter("invented 1", false, 10).line();
		assertThat(shared).isNotSameAs(last).isSameAs(enter("invented 2", false, 10).line());
		assertThat(enter("last", false, 10).line()).isSameAs(last);
		assertThat(enter("invented 3", true, 10).line()).isNotSameAs(shared);
	}

	@Test
	void linesOfThoseWhoAreGoneAreFree() {
		for (int i = 0; i < 10 * Turns.MOST_LINES; i++) {
			enter("caller " + i, false, 10);
			this.turns.done(serve());
		}
		assertThat(enter("a", false, 10).line()).isNotSameAs(enter("b", false, 10).line());
	}

	@Test
	void ofTheOthersWorkOnlyAFairPartIsBefore() {
		enter("a", true, 1000);
		enter("b", true, 1000);
		assertThat(this.turns.until(new Line.Name("c", false), 10)).isEqualTo(10 + 10 + 10);
		assertThat(this.turns.until(new Line.Name("a", true), 500)).isEqualTo(1000 + 500 + 1000);
	}

	@Test
	void lineIsDoneWithAFairPartOfTheOthersWork() {
		Line line = enter("a", true, 100).line();
		enter("b", true, 1000);
		enter("c", true, 10);
		assertThat(this.turns.until(line)).isEqualTo(100 + 100 + 10);
	}

	@Test
	void workThatHasBegunIsBeforeEverybody() {
		enter("a", true, 1000);
		Piece running = serve();
		assertThat(this.turns.until(new Line.Name("b", false), 10)).isEqualTo(1010);
		this.turns.done(running);
		assertThat(this.turns.until(new Line.Name("b", false), 10)).isEqualTo(10);
	}

	@Test
	void whoLeavesTakesWhatHasNotBegunAlong() {
		Line line = this.turns.enter(new Line.Name("a", true), 300, ANY);
		List<Piece> pieces = Stream.of(100, 100).map((cost) -> add(line, cost)).toList();
		this.turns.done(serve());
		this.turns.leave(line, 300, pieces);
		assertThat(line.waiting()).isZero();
		assertThat(this.turns.next()).isNull();
	}

	private Piece enter(String caller, boolean batch, long cost) {
		return add(this.turns.enter(new Line.Name(caller, batch), cost, ANY), cost, caller);
	}

	private Piece add(Line line, long cost) {
		return add(line, cost, "");
	}

	private Piece add(Line line, long cost, String caller) {
		Piece piece = new Piece(line, cost, () -> {
		}, CompletableFuture.completedFuture(caller));
		this.turns.add(piece);
		return piece;
	}

	private Piece serve() {
		return this.turns.next();
	}

	private static String owner(Piece piece) {
		return (String) piece.result().resultNow();
	}

}
