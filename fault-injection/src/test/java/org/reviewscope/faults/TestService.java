package org.reviewscope.faults;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with an API, a database and a management port.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class TestService {

	@GetMapping("/hello")
	String hello() {
		return "hello";
	}

}
