package org.reviewscope.console.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Tests that look at the whole console through Chromium, with
 * {@code -Dreviewscope.browser=true} only. Each class has a console of its own, and may
 * take the {@link Browser} as a parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.otlp.port=0", "reviewscope.console.scrape.interval=500ms" })
@DirtiesContext
@Import(SmallSuite.class)
@ExtendWith(Chromium.class)
@EnabledIfSystemProperty(named = "reviewscope.browser", matches = "true",
		disabledReason = "tests in Chromium run with -Dreviewscope.browser=true")
@interface BrowserTest {

}
