package org.reviewscope.gateway.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FairShareTests {

	private final FairShare share = new FairShare(128);

	private final Map<String, Deque<FairShare.Call>> calls = new HashMap<>();

	@Test
	void oneCallerAloneHasHalfOfAll() {
		assertThat(begin("a", 1000)).isEqualTo(64);
	}

	@Test
	void whoComesNextStillFindsAPlace() {
		begin("a", 1000);
		assertThat(begin("b", 1000)).isEqualTo(32);
		assertThat(begin("c", 1000)).isEqualTo(16);
		assertThat(begin("d", 1)).isEqualTo(1);
	}

	@Test
	void callThatEndsMakesRoom() {
		begin("a", 1000);
		end("a", 10);
		assertThat(begin("a", 1000)).isEqualTo(10);
	}

	@Test
	void nothingIsLeftOfCallsThatHaveEnded() {
		for (int i = 0; i < 3; i++) {
			assertThat(begin("a", 1000)).isEqualTo(64);
			end("a", 64);
		}
	}

	@Test
	void singlePlaceIsForOneCall() {
		FairShare one = new FairShare(1);
		FairShare.Call call = one.begin("a");
		assertThat(call).isNotNull();
		assertThat(one.begin("b")).isNull();
		call.close();
		assertThat(one.begin("b")).isNotNull();
	}

	@Test
	void inventedCallersShareAPlace() {
		FairShare large = new FairShare(1000);
		IntStream.range(0, FairShare.MOST_CALLERS).forEach((i) -> assertThat(large.begin("a" + i)).isNotNull());
		long invented = IntStream.range(0, 1000).filter((i) -> large.begin("b" + i) != null).count();
		assertThat(invented).isEqualTo((1000 - FairShare.MOST_CALLERS) / 2);
		assertThat(large.begin("a1")).isNotNull();
	}

	private long begin(String caller, int wanted) {
		return IntStream.range(0, wanted).filter((_) -> {
			FairShare.Call call = this.share.begin(caller);
			if (call != null) {
				this.calls.computeIfAbsent(caller, (_) -> new ArrayDeque<>()).add(call);
			}
			return call != null;
		}).count();
	}

	private void end(String caller, int count) {
		IntStream.range(0, count).forEach((_) -> this.calls.get(caller).remove().close());
	}

}
