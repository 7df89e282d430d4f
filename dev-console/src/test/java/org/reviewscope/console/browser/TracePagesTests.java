package org.reviewscope.console.browser;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.openqa.selenium.Keys;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody looks for a trace, opens it and sees where its time went.
 */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
class TracePagesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	private Browser browser;

	@BeforeAll
	void openBrowser() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.add(this.store, 2, SpanStatus.ERROR);
		this.browser = Browser.of(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void failedTraceIsFoundAndOpenedByItsPoint() throws IOException {
		this.browser.open("/traces?operation=ONNX&outcome=FAILED&tenant=acme&minMillis=90");
		assertThat(this.browser.all("table.traces tbody tr")).singleElement()
			.satisfies((row) -> assertThat(row.getText()).contains("http post /predict", "error"));
		assertThat(this.browser.looksRight("traces")).isTrue();

		this.browser.first(".scatter circle").click();

		assertThat(this.browser.path()).isEqualTo("/traces/" + Reviews.traceId(2));
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void newTracesAppearByThemselves() {
		this.browser.open("/traces");

		Reviews.add(this.store, 77, SpanStatus.UNSET);

		this.browser.await("table.traces a[href$='" + Reviews.traceId(77) + "']", "http post /predict");
	}

	@Test
	void traceTellsWhereTheTimeWent() throws IOException {
		this.browser.open("/traces/" + Reviews.traceId(2));

		assertThat(this.browser.first(".shares").getText()).contains("62 %", "inference-service: onnx.run");
		assertThat(this.browser.all(".scale .path")).isNotEmpty();
		assertThat(this.browser.looksRight("trace")).isTrue();
	}

	@Test
	void traceIsReadWithTheKeyboardAlone() {
		this.browser.open("/traces/" + Reviews.traceId(2));
		this.browser.first(".line summary").sendKeys(Keys.ARROW_LEFT);
		assertThat(this.browser.all(".line:not([hidden])")).hasSize(1);

		this.browser.focused().sendKeys(Keys.ARROW_RIGHT);
		this.browser.focused().sendKeys(Keys.ARROW_DOWN);
		this.browser.focused().sendKeys(Keys.ENTER);

		assertThat(this.browser.first("details[open] .facts").getText()).contains("self time", "18.0 ms");
	}

	@Test
	void linkLeadsToTheOtherTracesSpan() {
		this.browser.open("/traces/" + Reviews.traceId(2) + "#span-0000000200000003");

		this.browser.first("details[open] .event a").click();

		assertThat(this.browser.path()).isEqualTo("/traces/" + Reviews.traceId(1) + "#span-0000000100000001");
		assertThat(this.browser.first("details[open] summary").getText()).contains("http post /predict");
	}

}
