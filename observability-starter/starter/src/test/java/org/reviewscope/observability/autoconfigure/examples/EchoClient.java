package org.reviewscope.observability.autoconfigure.examples;

import org.springframework.web.service.annotation.GetExchange;

// example: http-exchange-client
interface EchoClient {

	@GetExchange("/echo")
	String echo();

}
// end
