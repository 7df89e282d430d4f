package org.reviewscope.console.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium of this machine that looks at the pages of one console.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String url;

	private final ChromeDriver driver;

	private Browser(String url, ChromeDriver driver) {
		this.url = url;
		this.driver = driver;
	}

	static Browser of(int port) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(find("chromium").toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--window-size=1280,900");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(find("chromedriver").toFile())
			.usingAnyFreePort()
			.build();
		return new Browser("http://localhost:" + port, new ChromeDriver(service, options));
	}

	void open(String path) {
		this.driver.get(this.url + path);
	}

	String path() {
		return this.driver.getCurrentUrl().substring(this.url.length());
	}

	WebElement first(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/**
	 * Waits until the page shows a text, as it renews itself.
	 * @param selector where to look
	 * @param text what to look for
	 */
	void await(String selector, String text) {
		new WebDriverWait(this.driver, PATIENCE).ignoring(StaleElementReferenceException.class)
			.withMessage(() -> "'%s' in %s, which holds: %s".formatted(text, selector,
					all(selector).stream().map(WebElement::getText).toList()))
			.until((page) -> all(selector).stream().anyMatch((element) -> element.getText().contains(text)));
	}

	/**
	 * Whether anything is wider than the screen.
	 * @return what the reader of a phone would have to scroll sideways for
	 */
	boolean overflows() {
		return Boolean.TRUE.equals(this.driver
			.executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
	}

	/**
	 * What the browser complained of, such as something that the page's policy forbids.
	 * @return its messages
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get("browser").getAll().stream().map(Object::toString).toList();
	}

	/**
	 * Looks at the page light, dark and on a phone, and leaves pictures of it in
	 * {@code target/screenshots}.
	 * @param name the pictures' name
	 * @return whether the phone shows all of its width
	 * @throws IOException when a picture can not be written
	 */
	boolean looksRight(String name) throws IOException {
		picture(name + "-light", 1280, "light");
		picture(name + "-dark", 1280, "dark");
		picture(name + "-phone", 390, "light");
		boolean right = !overflows();
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		return right;
	}

	private void picture(String name, int width, String scheme) throws IOException {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		Path directory = Files.createDirectories(Path.of("target", "screenshots"));
		Files.write(directory.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private static Path find(String program) {
		return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
			.map((directory) -> Path.of(directory, program))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					program + " is not installed: apt-get install chromium chromium-driver"));
	}

}
