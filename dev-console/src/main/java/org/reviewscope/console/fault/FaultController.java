package org.reviewscope.console.fault;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The buttons that switch a fault on and off.
 */
@Controller
@ConditionalOnBooleanProperty("reviewscope.console.suite")
@RequestMapping("/try/faults/{service}/{fault:[a-z-]+}")
class FaultController {

	private final FaultSwitches switches;

	FaultController(FaultSwitches switches) {
		this.switches = switches;
	}

	@PostMapping("/begin")
	String begin(@PathVariable String service, @PathVariable String fault) throws InterruptedException {
		this.switches.begin(this.switches.service(service), fault);
		return "redirect:/try#fault-" + fault;
	}

	@PostMapping("/end")
	String end(@PathVariable String service, @PathVariable String fault) {
		this.switches.end(this.switches.service(service), fault);
		return "redirect:/try#fault-" + fault;
	}

}
