package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.launch.output.OutputSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service's output appears as it is written, and a variable is changed by a form.
 */
@BrowserTest
class ServicePagesTests {

	private static final String PAGE = "/services/gateway-service";

	@Autowired
	private SmallSuite.Services services;

	@Test
	void overviewLeadsToTheOutput(Browser browser) {
		browser.open("/");

		browser.click("#service-gateway-service a[href='" + PAGE + "']");

		browser.awaitPath(PAGE);
		browser.await("h1", "gateway-service");
	}

	@Test
	void linesAppearAsTheyAreWritten(Browser browser) {
		write(OutputSource.STDOUT, "\033[32m INFO\033[0m early <b>line</b>");
		browser.open(PAGE);
		browser.await(".output .stdout", "stdout", "INFO early <b>line</b>");
		browser.await("#stream-state", "Live");

		write(OutputSource.STDERR, "late <i>failure</i>");

		browser.await(".output .stderr", "stderr", "late <i>failure</i>");
		assertThat(browser.faults("output")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void linesOfAnotherLauncherAppear(Browser browser) {
		write(OutputSource.STDOUT, "one line");
		write(OutputSource.STDOUT, "another line");
		browser.open(PAGE);
		browser.await(".output li:last-child", "another line");
		browser.await("#stream-state", "Live");

		this.services.forgetOutput();
		browser.comeBack();
		browser.await("#stream-state", "Live");
		write(OutputSource.STDOUT, "first line of the next launcher");

		browser.await(".output li", "first line of the next launcher");
		browser.awaitCount(".output li", 1);
	}

	@Test
	void filteredLinesAloneAppear(Browser browser) {
		browser.open(PAGE + "?word=needle&stderr=true");
		browser.await("#stream-state", "Live");
		browser.await(".none", "No kept line matches.");

		write(OutputSource.STDOUT, "a needle on stdout");
		write(OutputSource.STDERR, "hay");
		write(OutputSource.STDERR, "a Needle on stderr");

		browser.await(".output li", "a Needle on stderr");
		browser.awaitCount(".output li", 1);
	}

	@Test
	void readerFollowsUntilScrollingBack(Browser browser) {
		browser.open(PAGE);
		browser.await("#follow[aria-pressed=true]", "Following");
		for (int line = 0; line < 100; line++) {
			write(OutputSource.STDOUT, "line " + line);
		}
		browser.await(".output li:last-child", "line 99");
		await().until(() -> browser.below("#output") == 0);

		browser.focus("#output");
		browser.press(Keys.HOME);
		browser.await("#follow[aria-pressed=false]", "Follow");
		write(OutputSource.STDOUT, "one more");
		browser.await(".output li:last-child", "one more");
		assertThat(browser.below("#output")).isPositive();

		browser.click("#follow");
		await().until(() -> browser.below("#output") == 0);
	}

	@Test
	void variableIsChangedAndUndone(Browser browser) {
		this.services.run();
		browser.open("/services/inference-service/configuration");
		browser.type("#variable-name", "COLOUR");
		browser.type("[name=value]", "green", Keys.ENTER);

		browser.awaitPath("/services/inference-service/configuration");
		browser.await(".changed", "COLOUR=green");
		browser.await("#service-inference-service", "starting");
		assertThat(browser.faults("configuration")).isEmpty();

		this.services.run();
		browser.await("#service-inference-service", "ready");
		browser.click("#undo-COLOUR");
		browser.awaitCount(".changed", 0);
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void refusedChangeSaysWhy(Browser browser) {
		browser.open("/services/inference-service/configuration");
		browser.type("#variable-name", "SERVER_PORT");
		browser.type("[name=value]", "1", Keys.ENTER);

		browser.await("#variable-error", "SERVER_PORT stays as it is");
		browser.awaitValue("#variable-name", "SERVER_PORT");
		assertThat(browser.faults("configuration-refused")).isEmpty();
	}

	@Test
	void jvmTellsItsFlagsAndThreads(Browser browser) {
		browser.open(PAGE + "/jvm");
		browser.await(".flags", "-XX:");
		assertThat(browser.faults("jvm")).isEmpty();

		browser.click("#dump");
		browser.await("main", "platform threads", "No deadlock.");
		browser.click("#thread-0 summary");
		browser.await("#thread-0 pre", "java.lang.Thread.State");
		assertThat(browser.faults("threads")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void unknownServiceIsExplained(Browser browser) {
		browser.open("/services/bakery");

		browser.await("main", "No such service", "only gateway-service, inference-service");
		assertThat(browser.faults("noservice")).isEmpty();
	}

	private void write(OutputSource source, String line) {
		this.services.output("gateway-service").add(source, line);
	}

}
