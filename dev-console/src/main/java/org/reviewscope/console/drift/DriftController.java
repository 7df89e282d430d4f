package org.reviewscope.console.drift;

import java.util.List;

import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.scrape.Scraper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of drift, drawn from the services' own metrics.
 */
@Controller
@ConditionalOnBooleanProperty("reviewscope.console.suite")
class DriftController {

	private final Scraper scraper;

	DriftController(Scraper scraper) {
		this.scraper = scraper;
	}

	@GetMapping("/drift")
	ModelAndView drift() {
		List<MetricFamily> inference = this.scraper.of("inference-service").families();
		List<MetricFamily> store = this.scraper.of("model-store-service").families();
		return new ModelAndView("drift").addObject("scraped", !inference.isEmpty())
			.addObject("features", FeatureReport.of(inference))
			.addObject("accuracy", LiveAccuracy.of(inference, store));
	}

}
