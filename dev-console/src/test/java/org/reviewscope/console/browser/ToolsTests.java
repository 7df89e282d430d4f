package org.reviewscope.console.browser;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The keys, the theme, the copy buttons and values on several lines.
 */
@BrowserTest
class ToolsTests {

	private static final String SQL = "select p.id, count(*) from prediction p left join model m on m.id = p.model_id "
			+ "where p.name = 'a  from b' and p.at > ? order by p.at";

	@Autowired
	private TelemetryStore store;

	@Test
	void questionMarkShowsTheKeys(Browser browser) {
		browser.open("/traces");
		browser.press("?");
		browser.await("#keys[open]", "this list", "In a waterfall");
		assertThat(browser.faults("keys")).isEmpty();
		browser.press(Keys.ESCAPE);
		browser.awaitCount("#keys[open]", 0);

		browser.focus("#query");
		browser.press("?");
		browser.awaitValue("#query", "?");
		browser.awaitCount("#keys[open]", 0);

		browser.click("[data-keys]");
		browser.click("#keys [data-close]");
		browser.awaitCount("#keys[open]", 0);
	}

	@Test
	void themeIsChosenAndKept(Browser browser) {
		browser.open("/traces");
		browser.awaitStyle("html", "color-scheme", "light dark");
		try {
			browser.choose("#theme", "Dark");
			browser.awaitStyle("body", "background-color", "rgba(18, 22, 28, 1)");

			browser.open("/logs");
			browser.awaitStyle("body", "background-color", "rgba(18, 22, 28, 1)");
			browser.awaitValue("#theme", "dark");
			assertThat(browser.faults("theme-dark")).isEmpty();

			browser.choose("#theme", "Light");
			browser.awaitStyle("body", "background-color", "rgba(255, 255, 255, 1)");
		}
		finally {
			browser.choose("#theme", "System theme");
		}
		browser.awaitStyle("html", "color-scheme", "light dark");
	}

	@Test
	void idsAndCallsAreCopied(Browser browser) {
		Reviews.add(this.store, 4, SpanStatus.UNSET);
		browser.open("/traces/" + Reviews.traceId(4));

		browser.click("#live [data-copy-text]");
		browser.await("#live [data-copy-text]", "Copied");
		browser.paste("#query");
		browser.awaitValue("#query", Reviews.traceId(4));

		browser.open(Browser.query("/traces", "status = 'unset'"));
		browser.click("[data-copy-curl]");
		browser.await("[data-copy-curl]", "Copied");
		browser.paste("#query");
		browser.awaitValue("#query", browser.curl("/api/traces?query=status+%3D+%27unset%27"));
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void valuesAreCopiedAndMadeReadable(Browser browser) {
		this.store.addSpans(List.of(TelemetryFixtures.span(900, 1,
				Map.of("db.query.text", SQL, "payload", "{\"a\":[1,true]}", "large", "[1234567890123456789]"))));
		browser.open("/traces/" + TelemetryFixtures.traceId(900) + "#span-0000000000000001");

		browser.click("[aria-label='Copy payload']");
		browser.await("[aria-label='Copy payload']", "Copied");
		browser.paste("#query");
		browser.awaitValue("#query", "{\"a\":[1,true]}");
		browser.awaitCount("[aria-label='Copy large']", 1);
		browser.awaitCount("[aria-label='Format large']", 0);
		assertThat(browser.faults("values")).isEmpty();

		browser.click("[aria-label='Format payload']");
		browser.await("#viewer[open] pre", "{\n  \"a\": [\n    1,\n    true\n  ]\n}");
		browser.press(Keys.ESCAPE);
		browser.awaitCount("#viewer[open]", 0);

		browser.click("[aria-label='Format db.query.text']");
		browser.await("#viewer[open] pre", """
				select p.id, count(*)
				from prediction p
				left join model m
				  on m.id = p.model_id
				where p.name = 'a  from b'
				  and p.at > ?
				order by p.at""");
		assertThat(browser.faults("viewer")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void emptyPagesSayWhatToDo(Browser browser) {
		browser.open(Browser.query("/traces", "name = nobody") + "&from=5m");
		browser.await(".empty", "No kept trace matches", "Look at all times", "clear the query");
		assertThat(browser.faults("traces-none")).isEmpty();

		browser.click(".empty a");
		browser.awaitPath("/traces?query=name%20%3D%20nobody");
	}

}
