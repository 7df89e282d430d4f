package org.reviewscope.console.service;

import org.reviewscope.console.launch.process.RunningServices;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The buttons that stop a service and start it again.
 */
@Controller
@RequestMapping("/services/{name}")
class ServiceController {

	private final ObjectProvider<RunningServices> services;

	ServiceController(ObjectProvider<RunningServices> services) {
		this.services = services;
	}

	@PostMapping("/stop")
	String stop(@PathVariable String name, @RequestParam(defaultValue = "OVERVIEW") Origin from) {
		this.services.forEach((running) -> running.stop(name));
		return from.redirect;
	}

	@PostMapping("/restart")
	String restart(@PathVariable String name, @RequestParam(defaultValue = "OVERVIEW") Origin from) {
		this.services.forEach((running) -> running.restart(name));
		return from.redirect;
	}

	/**
	 * The page with the button, which is shown again.
	 */
	enum Origin {

		OVERVIEW("redirect:/"), TRY("redirect:/try"), SERVICE("redirect:/services/{name}");

		private final String redirect;

		Origin(String redirect) {
			this.redirect = redirect;
		}

	}

}
