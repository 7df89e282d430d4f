package org.reviewscope.gateway.registry;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The model store's registry, as far as the gateway uses it: its writes are not public.
 */
@HttpExchange(url = "/models", accept = "application/json")
interface RegistryClient {

	@GetExchange
	RegisteredModels models();

}
