package org.reviewscope.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Checks a page in light, in dark and on a phone: with axe for what keeps people from
 * reading or using it, and for anything wider than the screen. Leaves pictures in
 * {@code target/screenshots}.
 */
final class Inspection {

	private static final Set<String> GRAVE = Set.of("serious", "critical");

	private final ChromeDriver driver;

	private final String name;

	Inspection(ChromeDriver driver, String name) {
		this.driver = driver;
		this.name = name;
	}

	List<String> faults() {
		List<String> faults = new ArrayList<>();
		faults.addAll(look("light", 1280, "light"));
		faults.addAll(look("dark", 1280, "dark"));
		faults.addAll(look("phone", 390, "light"));
		faults.addAll(look("phone-dark", 320, "dark"));
		this.driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
		return faults;
	}

	private List<String> look(String kind, int width, String scheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		List<String> faults = new ArrayList<>();
		if (Boolean.TRUE.equals(this.driver
			.executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth"))) {
			faults.add("wider than the screen");
		}
		faults.addAll(violations());
		picture(this.name + "-" + kind);
		return faults.stream().map((fault) -> kind + ": " + fault).toList();
	}

	private void picture(String file) {
		try {
			Path directory = Files.createDirectories(Path.of("target", "screenshots"));
			Files.write(directory.resolve(file + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> violations() {
		return new AxeBuilder().analyze(this.driver)
			.getViolations()
			.stream()
			.filter((rule) -> GRAVE.contains(rule.getImpact()))
			.flatMap((rule) -> rule.getNodes()
				.stream()
				.map((node) -> "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getFailureSummary())))
			.toList();
	}

}
