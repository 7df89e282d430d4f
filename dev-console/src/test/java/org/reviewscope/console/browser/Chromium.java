package org.reviewscope.console.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives tests the one Chromium of the run, looking at the console of their class.
 */
class Chromium implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ChromeDriver driver = context.getRoot()
			.getStore(ExtensionContext.Namespace.create(Chromium.class))
			.computeIfAbsent(Running.class).driver;
		String port = SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port");
		return new Browser("http://localhost:" + port, driver);
	}

	private static Path find(String program) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, program))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					program + " is not installed: apt-get install chromium chromium-driver"));
	}

	/**
	 * The process, which JUnit ends with the run.
	 */
	static class Running implements AutoCloseable {

		private final ChromeDriver driver;

		Running() {
			ChromeOptions options = new ChromeOptions();
			options.setBinary(find("chromium").toFile());
			// It sees nothing but these pages, and its sandbox refuses to run as root
			options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
					"--window-size=1280,900");
			this.driver = new ChromeDriver(
					new ChromeDriverService.Builder().usingDriverExecutable(find("chromedriver").toFile())
						.usingAnyFreePort()
						.build(),
					options);
		}

		@Override
		public void close() {
			this.driver.quit();
		}

	}

}
