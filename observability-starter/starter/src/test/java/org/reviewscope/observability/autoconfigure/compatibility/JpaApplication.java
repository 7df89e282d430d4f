package org.reviewscope.observability.autoconfigure.compatibility;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.SessionFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that keeps its data with Spring Data JPA.
 */
@EnableAutoConfiguration
@Import(JpaApplication.Prices.class)
@EnableJpaRepositories(considerNestedRepositories = true)
@RestController
class JpaApplication {

	static final String JDBC_SPANS = "net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration";

	/**
	 * How each value begins that stands in a statement.
	 */
	static final String LITERAL = "literal_of_";

	static final List<Request> REQUESTS = List.of(Request.withJson("POST /books", 200, book("Emma", 12)),
			Request.withJson("POST /books", 200, book(LITERAL + "title", 12)),
			Request.withJson("POST /books", 500, book("Emma", 7)),
			Request.withJson("POST /books", 500, book("Emma", 7), Request.HTML),
			Request.withJson("POST /books", 500, "{\"price\":7}"),
			Request.withJson("POST /books", 500, book("x".repeat(300), 1)), Request.of("GET /books/Emma", 200),
			Request.of("GET /books/Persuasion", 404), Request.of("GET /books?below=20&size=1", 200),
			Request.of("GET /books?below=20&size=0", 500), Request.of("GET /books/jpql", 200),
			Request.of("GET /books/native", 200), Request.of("GET /books/broken", 500),
			Request.of("PUT /books/Emma/price?price=9", 200), Request.of("PUT /books/Emma/price?price=-1", 500),
			Request.of("GET /books/Emma", 200),
			Request.withJson("PUT /books", 500, "{\"id\":1,\"version\":7,\"title\":\"Emma\",\"price\":1}"),
			Request.of("DELETE /books/77", 200), Request.of("GET /types", 200));

	private final Books books;

	private final Prices prices;

	private final EntityManager entityManager;

	private final DataSource dataSource;

	private final Map<String, Object> injected;

	JpaApplication(Books books, Prices prices, EntityManager entityManager, EntityManagerFactory factory,
			DataSource dataSource, PlatformTransactionManager transactions) {
		this.books = books;
		this.prices = prices;
		this.entityManager = entityManager;
		this.dataSource = dataSource;
		this.injected = Map.of("books", books, "prices", prices, "entity manager", entityManager,
				"entity manager factory", factory, "session factory", factory.unwrap(SessionFactory.class),
				"data source", dataSource, "transaction manager", transactions);
	}

	@PostMapping("/books")
	Book add(@RequestBody Book book) {
		return this.books.saveAndFlush(book);
	}

	@PutMapping("/books")
	Book change(@RequestBody Book book) {
		return this.books.saveAndFlush(book);
	}

	@GetMapping("/books/{title}")
	ResponseEntity<Book> book(@PathVariable String title) {
		return ResponseEntity.of(this.books.findByTitle(title));
	}

	@GetMapping("/books")
	List<Book> below(@RequestParam int below, @RequestParam int size) {
		return this.books.findByPriceLessThan(below, PageRequest.of(0, size, Sort.by("title")));
	}

	@GetMapping("/books/jpql")
	List<Book> jpql() {
		return this.books.titledByJpql(100);
	}

	@GetMapping("/books/native")
	List<String> nativeQuery() {
		return this.books.titledByNativeQuery(100);
	}

	@GetMapping("/books/broken")
	List<?> broken() {
		return this.entityManager.createNativeQuery("select cast('literal_of_cast' as int) from book", Integer.class)
			.getResultList();
	}

	@PutMapping("/books/{title}/price")
	void price(@PathVariable String title, @RequestParam int price) {
		this.prices.change(title, price);
	}

	@DeleteMapping("/books/{id}")
	void delete(@PathVariable long id) {
		this.books.deleteById(id);
	}

	/**
	 * What the application has to do with, as far as it can tell.
	 */
	@GetMapping("/types")
	Map<String, String> types() throws SQLException {
		Map<String, String> types = new TreeMap<>();
		this.injected.forEach((name, bean) -> types.put(name, type(bean)));
		types.put("pool", this.dataSource.unwrap(HikariDataSource.class).getPoolName().replaceFirst("\\d+$", "(n)"));
		return types;
	}

	private static String type(Object bean) {
		return bean.getClass().getName().replaceFirst("\\$Proxy\\d+", "\\$Proxy") + " "
				+ Stream.of(ClassUtils.getAllInterfaces(bean)).map(Class::getName).sorted().toList();
	}

	private static String book(String title, int price) {
		return "{\"title\":\"%s\",\"price\":%d,\"words\":[\"one\",\"two\"]}".formatted(title, price);
	}

	interface Books extends JpaRepository<Book, Long> {

		Optional<Book> findByTitle(String title);

		List<Book> findByPriceLessThan(int price, PageRequest page);

		@Query("select b from Book b where b.title = 'literal_of_title' and b.price < :price")
		List<Book> titledByJpql(int price);

		@NativeQuery("select title from book where title <> 'literal_of_native_query' and price < :price order by title")
		List<String> titledByNativeQuery(int price);

	}

	@Service
	static class Prices {

		private final Books books;

		Prices(Books books) {
			this.books = books;
		}

		@Transactional
		void change(String title, int price) {
			this.books.findByTitle(title).orElseThrow().price = price;
			if (price < 0) {
				throw new IllegalArgumentException("No such price");
			}
		}

	}

	/**
	 * Its words are loaded while the answer is written: the session has to be open still.
	 */
	@Entity(name = "Book")
	@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
	static class Book {

		@Id
		@GeneratedValue
		private Long id;

		@Version
		private Long version;

		@Column(unique = true, nullable = false)
		private String title;

		private int price;

		@ElementCollection
		private List<String> words;

	}

}
