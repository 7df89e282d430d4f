package org.reviewscope.console.service.inspect;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Readers of pages get a page, before Spring makes a problem detail of it.
 */
@ControllerAdvice(assignableTypes = { OutputController.class, ConfigurationController.class, JvmController.class })
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownServicePage {

	private final boolean suite;

	UnknownServicePage(@Value("${reviewscope.console.suite}") boolean suite) {
		this.suite = suite;
	}

	// What all pages may ask is not there after an exception
	@ExceptionHandler
	ModelAndView unknown(UnknownServiceException ex) {
		return new ModelAndView("noservice", HttpStatus.NOT_FOUND).addObject("detail", ex.detail())
			.addObject("suite", this.suite);
	}

}
