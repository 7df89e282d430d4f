package org.reviewscope.faults;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists and switches the faults, on the management port. A controller, because an
 * operation of an actuator endpoint has to name its parameters, and each fault has its
 * own. Pages of a browser are refused: they all send an {@code Origin}.
 */
@RestController
@RequestMapping("${management.endpoints.web.base-path:/actuator}/faults")
class FaultsController {

	private final Faults faults;

	FaultsController(Faults faults) {
		this.faults = faults;
	}

	@GetMapping
	List<FaultState> states() {
		return this.faults.states();
	}

	@PostMapping(path = "/{name}", headers = "!" + HttpHeaders.ORIGIN)
	FaultState begin(@PathVariable String name, @RequestParam Map<String, String> parameters) {
		return this.faults.begin(name, parameters);
	}

	@DeleteMapping(path = "/{name}", headers = "!" + HttpHeaders.ORIGIN)
	FaultState end(@PathVariable String name) {
		return this.faults.end(name);
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidFaultException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unknown(UnknownFaultException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

}
