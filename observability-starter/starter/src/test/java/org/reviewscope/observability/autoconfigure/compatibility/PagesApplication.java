package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

@EnableAutoConfiguration
@Controller
class PagesApplication {

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

	static final List<Request> REQUESTS = List.of(Request.of("GET /", 200, Request.HTML),
			Request.of("GET /nothing-here", 404, Request.HTML), Request.of("GET /nothing-here", 404, Request.JSON),
			Request.of("GET /nothing-here", 404), Request.of("GET /nothing-here", 404, "Accept: image/png"),
			Request.of("GET /boom", 500, Request.HTML), Request.of("GET /boom", 500, Request.JSON),
			Request.of("GET /boom", 500), Request.of("HEAD /boom", 500), Request.of("GET /paid", 402, Request.HTML),
			Request.of("GET /paid", 402, Request.JSON), Request.of("GET /pages?number=x", 400, Request.HTML),
			Request.of("GET /pages?number=x", 400, Request.JSON), Request.of("GET /pages", 400, Request.HTML),
			Request.of("DELETE /", 405, Request.HTML), Request.of("DELETE /", 405, Request.JSON),
			new Request("POST /owners", 400, List.of(FORM, Request.HTML), "name="),
			new Request("POST /owners", 400, List.of(FORM, Request.JSON), "name="),
			Request.of("GET /error", 500, Request.HTML), Request.of("GET /error", 500, Request.JSON),
			Request.of("GET /%zz", 400, Request.HTML), Request.of("GET /%zz", 400, Request.JSON),
			Request.of("GET /{|}", 400), Request.of("OPTIONS /", 200), Request.of("GET /../..", 400));

	@GetMapping("/")
	String home(Model model) {
		model.addAttribute("greeting", "Welcome");
		return "home";
	}

	@GetMapping("/boom")
	String boom() {
		throw new IllegalStateException("broken inside");
	}

	@GetMapping("/paid")
	String paid() {
		throw new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED, "first the money");
	}

	@GetMapping("/pages")
	@ResponseBody
	String page(@RequestParam int number) {
		return "page " + number;
	}

	@PostMapping("/owners")
	String owner(@Valid @ModelAttribute Owner owner) {
		return "redirect:/";
	}

	record Owner(@NotBlank String name) {
	}

}
