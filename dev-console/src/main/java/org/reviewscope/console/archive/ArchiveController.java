package org.reviewscope.console.archive;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with the links that export and the form that imports.
 */
@Controller
@RequestMapping("/archive")
class ArchiveController {

	private final TelemetryStore store;

	private final ArchiveReader reader;

	ArchiveController(TelemetryStore store, ArchiveReader reader) {
		this.store = store;
		this.reader = reader;
	}

	@GetMapping
	ModelAndView page(@RequestParam(required = false) @Nullable Integer spans,
			@RequestParam(defaultValue = "0") int logs) {
		return page().addObject("spans", spans).addObject("logs", logs);
	}

	@PostMapping
	ModelAndView importZip(@RequestParam MultipartFile file) throws IOException {
		try {
			Imported imported = this.reader.read(file.getInputStream());
			return new ModelAndView("redirect:/archive").addObject("spans", imported.spans())
				.addObject("logs", imported.logs());
		}
		catch (ResponseStatusException ex) {
			ModelAndView page = page().addObject("error", ex.getReason());
			page.setStatus(ex.getStatusCode());
			return page;
		}
	}

	private ModelAndView page() {
		return new ModelAndView("archive").addObject("received", this.store.received());
	}

}
