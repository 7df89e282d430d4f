package org.reviewscope.console.service.inspect;

import java.util.List;

import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.query.ResultLimit;
import org.reviewscope.console.stream.NdjsonStreams;

import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What a service writes, as JSON.
 */
@RestController
@RequestMapping("/api/services/{name}/output")
class OutputApiController {

	private final KnownServices services;

	private final NdjsonStreams streams;

	OutputApiController(KnownServices services, NdjsonStreams streams) {
		this.services = services;
		this.streams = streams;
	}

	@GetMapping
	List<OutputView> newest(@PathVariable String name, @RequestParam(defaultValue = "") String word,
			@RequestParam(defaultValue = "false") boolean stderr, @RequestParam(defaultValue = "50") int limit) {
		return this.services.get(name)
			.output()
			.newest(ResultLimit.checked(limit), new OutputFilter(word, stderr))
			.stream()
			.map(OutputView::of)
			.toList();
	}

	/**
	 * Sends each line as soon as it is written.
	 * @param name the service
	 * @param word what the lines contain
	 * @param stderr whether only those of standard error
	 * @param after the number of the last line that the reader has; empty for new lines
	 * alone
	 * @param exchange where to
	 * @throws HttpRequestMethodNotSupportedException if only the headers are asked for
	 * @throws InterruptedException if the console ends
	 */
	@GetMapping("/stream")
	void stream(@PathVariable String name, @RequestParam(defaultValue = "") String word,
			@RequestParam(defaultValue = "false") boolean stderr,
			@RequestParam(defaultValue = "" + Long.MAX_VALUE) long after, ServletWebRequest exchange)
			throws InterruptedException, HttpRequestMethodNotSupportedException {
		ServiceOutput output = this.services.get(name).output();
		this.streams.send(() -> output.follow(after), new OutputFilter(word, stderr), OutputView::of, exchange);
	}

}
