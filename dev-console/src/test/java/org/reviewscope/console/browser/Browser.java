package org.reviewscope.console.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.Pause;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * What a reader does with the pages. Each look waits until there is something to see: the
 * pages renew themselves.
 */
final class Browser {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String url;

	private final ChromeDriver driver;

	Browser(String url, ChromeDriver driver) {
		this.url = url;
		this.driver = driver;
		// What others have left
		complaints();
	}

	void open(String path) {
		// Not the same page at another place of it, which would not be loaded again
		this.driver.get("about:blank");
		this.driver.get(this.url + path);
	}

	/**
	 * The path of a page with a query.
	 * @param path the page
	 * @param query the query
	 * @return a path for {@link #open(String)}
	 */
	static String query(String path, String query) {
		return path + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
	}

	void click(String selector) {
		await(selector, (element) -> {
			element.click();
			return true;
		});
	}

	/**
	 * Presses keys where the reader is.
	 * @param keys the keys
	 */
	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	void focus(String selector) {
		await(selector, (element) -> {
			this.driver.executeScript("arguments[0].focus()", element);
			return true;
		});
	}

	/**
	 * Types into an empty box.
	 * @param selector the box
	 * @param keys what to type
	 */
	void type(String selector, CharSequence... keys) {
		await(selector, (element) -> {
			element.sendKeys(keys);
			return true;
		});
	}

	/**
	 * Drags with a mouse over an element.
	 * @param selector the element
	 * @param from where to begin, as a part of its width
	 * @param until where to end
	 */
	void drag(String selector, double from, double until) {
		drag(PointerInput.Kind.MOUSE, selector, from, until);
	}

	/**
	 * Drags with a finger over an element.
	 * @param selector the element
	 * @param from where to begin, as a part of its width
	 * @param until where to end
	 */
	void swipe(String selector, double from, double until) {
		drag(PointerInput.Kind.TOUCH, selector, from, until);
	}

	/**
	 * A finger is dragged, and meanwhile a second one.
	 * @param second where the second one is put down; it moves on a little
	 */
	void swipeWithSecondFinger(String selector, double from, double until, double second) {
		await(selector, (element) -> {
			PointerInput one = new PointerInput(PointerInput.Kind.TOUCH, "one");
			PointerInput two = new PointerInput(PointerInput.Kind.TOUCH, "two");
			Origin middle = Origin.fromElement(element);
			int width = element.getRect().getWidth();
			this.driver.perform(List.of(
					new Sequence(one, 0).addAction(move(one, middle, (from - 0.5) * width))
						.addAction(one.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
						.addAction(move(one, middle, ((from + until) / 2 - 0.5) * width))
						.addAction(new Pause(one, Duration.ZERO))
						.addAction(new Pause(one, Duration.ZERO))
						.addAction(new Pause(one, Duration.ZERO))
						.addAction(move(one, middle, (until - 0.5) * width))
						.addAction(one.createPointerUp(PointerInput.MouseButton.LEFT.asArg())),
					new Sequence(two, 0).addAction(move(two, middle, (second - 0.5) * width))
						.addAction(new Pause(two, Duration.ZERO))
						.addAction(new Pause(two, Duration.ZERO))
						.addAction(two.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
						.addAction(move(two, middle, (second - 0.4) * width))
						.addAction(two.createPointerUp(PointerInput.MouseButton.LEFT.asArg()))));
			return true;
		});
	}

	private void drag(PointerInput.Kind kind, String selector, double from, double until) {
		await(selector, (element) -> {
			PointerInput pointer = new PointerInput(kind, kind.name());
			Origin middle = Origin.fromElement(element);
			int width = element.getRect().getWidth();
			this.driver.perform(List.of(new Sequence(pointer, 0).addAction(move(pointer, middle, (from - 0.5) * width))
				.addAction(pointer.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
				.addAction(move(pointer, middle, ((from + until) / 2 - 0.5) * width))
				.addAction(move(pointer, middle, (until - 0.5) * width))
				.addAction(pointer.createPointerUp(PointerInput.MouseButton.LEFT.asArg()))));
			return true;
		});
	}

	/**
	 * How much of an element is below what it shows now.
	 * @param selector the element, which scrolls
	 * @return whole pixels, up to one less than there are
	 */
	long below(String selector) {
		Object pixels = this.driver.executeScript(
				"const e = document.querySelector(arguments[0]); return Math.max(0, Math.floor(e.scrollHeight - e.scrollTop - e.clientHeight - 1))",
				selector);
		return ((Number) java.util.Objects.requireNonNull(pixels)).longValue();
	}

	private static Interaction move(PointerInput pointer, Origin origin, double x) {
		return pointer.createPointerMove(Duration.ofMillis(100), origin, (int) x, 0);
	}

	/**
	 * Comes back to the page from another one.
	 */
	void comeBack() {
		this.driver.executeScript("document.dispatchEvent(new Event('visibilitychange'))");
	}

	/**
	 * Remembers what an element says until the next page is there: in between, the driver
	 * only waits.
	 * @param selector the element
	 */
	void watch(String selector) {
		this.driver.executeScript("""
				const selector = arguments[0];
				sessionStorage.removeItem("watched");
				new MutationObserver(() => {
				  const text = document.querySelector(selector)?.textContent;
				  if (text) {
				    sessionStorage.setItem("watched", text);
				  }
				}).observe(document.body, { childList: true, subtree: true });""", selector);
	}

	String watched() {
		return String.valueOf(this.driver.executeScript("return sessionStorage.getItem('watched')"));
	}

	/**
	 * Makes what the reader sends slow, until it is asked for another speed.
	 * @param bytesPerSecond how fast, -1 for as fast as it can be
	 */
	void send(int bytesPerSecond) {
		this.driver.executeCdpCommand("Network.enable", Map.of());
		this.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", bytesPerSecond));
	}

	/**
	 * Chooses a file in a form.
	 * @param selector the field
	 * @param file the file
	 */
	void upload(String selector, Path file) {
		await(selector, (element) -> {
			element.sendKeys(file.toAbsolutePath().toString());
			return true;
		});
	}

	/**
	 * Chooses one of several values.
	 * @param selector the list
	 * @param text the value as it is shown
	 */
	void choose(String selector, String text) {
		await(selector, (element) -> {
			new Select(element).selectByVisibleText(text);
			return true;
		});
	}

	/**
	 * Puts what was copied into an empty box.
	 * @param selector the box
	 */
	void paste(String selector) {
		await(selector, (element) -> {
			element.clear();
			element.sendKeys(Keys.chord(Keys.CONTROL, "v"));
			return true;
		});
	}

	/**
	 * The command that the page copies for a call.
	 * @param path the path of the call
	 * @return the command
	 */
	String curl(String path) {
		return "curl -s '" + this.url + path + "'";
	}

	/**
	 * Waits until an element looks so.
	 * @param selector the element
	 * @param property a property of CSS
	 * @param value its value
	 */
	void awaitStyle(String selector, String property, String value) {
		await(selector, (element) -> value.equals(element.getCssValue(property)));
	}

	/**
	 * Waits until a box holds a text.
	 * @param selector the box
	 * @param value the text
	 */
	void awaitValue(String selector, String value) {
		waiting(() -> "not '%s' but %s".formatted(value,
				all(selector).stream().map((box) -> box.getDomProperty("value")).toList()))
			.until((page) -> all(selector).stream().anyMatch((box) -> value.equals(box.getDomProperty("value"))));
	}

	/**
	 * Waits until the reader is at an element.
	 * @param selector the element
	 */
	void awaitFocus(String selector) {
		await(selector, (element) -> element.equals(this.driver.switchTo().activeElement()));
	}

	/**
	 * Waits until the page shows a text.
	 * @param selector where to look
	 * @param texts what to look for, all in one element
	 */
	void await(String selector, String... texts) {
		await(selector, (element) -> List.of(texts).stream().allMatch(element.getText()::contains));
	}

	void awaitPath(String path) {
		waiting(() -> "not at " + path + " but " + this.driver.getCurrentUrl())
			.until((page) -> this.url.concat(path).equals(page.getCurrentUrl()));
	}

	/**
	 * Waits until as many elements are shown.
	 * @param selector which ones
	 * @param count how many
	 */
	void awaitCount(String selector, int count) {
		waiting(() -> "not %d of %s but %d".formatted(count, selector, all(selector).size()))
			.until((page) -> all(selector).size() == count);
	}

	/**
	 * What the browser complained of since it was asked, such as something that the
	 * page's policy forbids.
	 * @return its messages
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get("browser").getAll().stream().map(Object::toString).toList();
	}

	/**
	 * Checks the page in light, in dark and on a phone.
	 * @param name the name of the pictures that this leaves
	 * @return what is wrong with it
	 */
	List<String> faults(String name) {
		return new Inspection(this.driver, name).faults();
	}

	private void await(String selector, Predicate<WebElement> condition) {
		waiting(() -> "in %s: %s".formatted(selector,
				all(selector).stream().map(WebElement::getText).collect(Collectors.joining(" | "))))
			.until((page) -> all(selector).stream().anyMatch(condition));
	}

	private List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	private FluentWait<WebDriver> waiting(Supplier<String> message) {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50))
			.ignoring(StaleElementReferenceException.class)
			.withMessage(message);
	}

}
