package org.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service that knows nothing of the starter.
 */
@SpringBootApplication
@RestController
public class ShopApplication {

	@GetMapping("/items/{id}")
	String item(@PathVariable int id) {
		return "item " + id;
	}

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
