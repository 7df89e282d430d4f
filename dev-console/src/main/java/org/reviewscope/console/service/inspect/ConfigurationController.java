package org.reviewscope.console.service.inspect;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.variable.VariableException;
import org.reviewscope.console.service.ServiceLine;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a service's variables and of its configuration, which also restarts it with
 * a changed variable.
 */
@Controller
@RequestMapping("/services/{name}")
class ConfigurationController {

	private static final String PAGE = "redirect:/services/{name}/configuration";

	private final KnownServices services;

	ConfigurationController(KnownServices services) {
		this.services = services;
	}

	@GetMapping("/configuration")
	ModelAndView configuration(@PathVariable String name) {
		return page(this.services.get(name), VariableForm.EMPTY, null);
	}

	@PostMapping("/variables")
	ModelAndView change(@PathVariable String name, VariableForm form) {
		ServiceDetails service = this.services.get(name);
		try {
			this.services.restart(name, form.change());
			return new ModelAndView(PAGE);
		}
		catch (VariableException ex) {
			ModelAndView page = page(service, form.shown(), ex.getMessage());
			page.setStatus(HttpStatus.BAD_REQUEST);
			return page;
		}
	}

	/**
	 * Leads readers back who load the answer to a refused form again.
	 * @return the page
	 */
	@GetMapping("/variables")
	String back() {
		return PAGE;
	}

	private static ModelAndView page(ServiceDetails service, VariableForm form, @Nullable String error) {
		return new ModelAndView("configuration").addObject("line", ServiceLine.of(service.status()))
			.addObject("form", form)
			.addObject("error", error)
			.addObject("changed", service.changed())
			.addObject("variables", service.variables())
			.addObject("configuration", ConfigurationView.of(service.configuration()));
	}

}
