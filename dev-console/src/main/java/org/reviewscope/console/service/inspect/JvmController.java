package org.reviewscope.console.service.inspect;

import java.util.List;
import java.util.function.Supplier;

import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.service.ServiceLine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a service's version and JVM, and its thread dumps.
 */
@Controller
@RequestMapping("/services/{name}")
class JvmController {

	private static final List<String> VERSIONS = List.of("build.version", "build.name", "git.commit.id",
			"git.commit.id.abbrev", "spring-boot.version", "java.runtime.version", "java.vm.name", "java.vendor");

	private static final String PLATFORM_THREADS = "Thread.print";

	private static final String VIRTUAL_THREADS = "Thread.dump_to_file -format=plain";

	private final KnownServices services;

	private final Jcmd jcmd;

	private final JvmReports reports;

	private final String commit;

	JvmController(KnownServices services, Jcmd jcmd, JvmReports reports,
			@Value("${reviewscope.console.runs.commit:}") String commit) {
		this.services = services;
		this.jcmd = jcmd;
		this.reports = reports;
		this.commit = commit;
	}

	@GetMapping("/jvm")
	ModelAndView jvm(@PathVariable String name) {
		ServiceDetails service = this.services.get(name);
		ModelAndView page = page("jvm", service).addObject("commit", this.commit)
			.addObject("versions", versions(service))
			.addObject("command", service.command());
		return answered(page, "problem", "report", () -> this.reports.of(name, pid(service)));
	}

	/**
	 * Takes a thread dump: a POST, because it makes the service pause for a moment.
	 * @param name the service
	 * @return the page with the dump
	 */
	@PostMapping("/threads")
	ModelAndView threads(@PathVariable String name) {
		ServiceDetails service = this.services.get(name);
		ModelAndView page = answered(page("threads", service), "problem", "dump",
				() -> ThreadDump.platform(this.jcmd.ask(pid(service), PLATFORM_THREADS)));
		return answered(page, "virtualProblem", "virtual", () -> virtualThreads(service));
	}

	@GetMapping("/threads")
	String back() {
		return "redirect:/services/{name}/jvm";
	}

	@GetMapping(path = "/threads.txt", produces = "text/plain;charset=UTF-8")
	ResponseEntity<String> text(@PathVariable String name) {
		ServiceDetails service = this.services.get(name);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + "-threads.txt").build().toString())
			.body(this.jcmd.ask(pid(service), PLATFORM_THREADS) + "\nVirtual threads:\n\n" + virtualText(service)
					+ "\n");
	}

	private static ModelAndView page(String view, ServiceDetails service) {
		return new ModelAndView(view).addObject("line", ServiceLine.of(service.status()));
	}

	private ThreadDump virtualThreads(ServiceDetails service) {
		return ThreadDump.virtual(this.jcmd.askForFile(pid(service), VIRTUAL_THREADS));
	}

	// Also where the JVM knows none: the platform threads are worth a file
	private String virtualText(ServiceDetails service) {
		try {
			return virtualThreads(service).text();
		}
		catch (JcmdException ex) {
			return ex.detail();
		}
	}

	private static ModelAndView answered(ModelAndView page, String problem, String name, Supplier<Object> question) {
		try {
			return page.addObject(name, question.get());
		}
		catch (JcmdException ex) {
			return page.addObject(problem, ex.detail());
		}
	}

	private static long pid(ServiceDetails service) {
		Long pid = service.status().pid();
		if (pid == null) {
			throw new JcmdException("The service has no process at this moment");
		}
		return pid;
	}

	private static List<ConfiguredValue> versions(ServiceDetails service) {
		return VERSIONS.stream()
			.flatMap((name) -> service.configuration().stream().filter((value) -> value.name().equals(name)))
			.toList();
	}

}
