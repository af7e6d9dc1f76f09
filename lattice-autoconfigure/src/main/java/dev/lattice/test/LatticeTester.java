package dev.lattice.test;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import dev.lattice.engine.component.Head;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.Replay;
import dev.lattice.engine.session.journal.ReplayResult;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Opens a page and uses it as a person would, without a browser: elements are found by
 * role, label or text, and what happens to them reaches the component as real frames
 * through a real session. Belongs to the test's thread.
 * <p>
 * After each action the page is at rest: what the action changed is on the page. Work
 * handed to a component's {@code async} is run on the test's thread. A component's timers
 * run when the test says {@link #advance}; what other threads bring, such as a Flux, is
 * waited for with {@link #await}. An exception in the component fails the action that led
 * to it.
 */
public final class LatticeTester {

	private final TesterPages pages;

	private final List<TesterPage> opened = new ArrayList<>();

	private @Nullable TesterPage page;

	private @Nullable Principal user;

	private Locale locale = Locale.ENGLISH;

	LatticeTester(TesterPages pages) {
		this.pages = pages;
	}

	/**
	 * Chooses who opens the next page; nobody by default.
	 * @param user the user
	 * @return this tester
	 */
	public LatticeTester as(Principal user) {
		this.user = user;
		return this;
	}

	/**
	 * Chooses the language of the next page; English by default.
	 * @param locale the language
	 * @return this tester
	 */
	public LatticeTester in(Locale locale) {
		this.locale = locale;
		return this;
	}

	/**
	 * Opens a page and connects it. A page that this tester had open is left.
	 * @param address path and query
	 * @return this tester
	 */
	public LatticeTester open(String address) {
		if (this.page != null) {
			this.page.disconnect();
		}
		this.page = this.pages.open(address, this.user, this.locale);
		this.opened.add(this.page);
		return this;
	}

	/**
	 * Makes another tester of the same application: a second tab, or a second user.
	 * @return the other tester
	 */
	public LatticeTester another() {
		return new LatticeTester(this.pages);
	}

	/**
	 * Does a recorded session again, with the components of this application and the user
	 * and language that were chosen, and compares what it does with what it did then.
	 * @param journal what was recorded
	 * @return what came of it
	 */
	public ReplayResult replay(Journal journal) {
		return Replay.run(journal, this.pages.stage(this.user, this.locale));
	}

	/**
	 * Finds a button by its name: its label or text.
	 * @param name the name
	 * @return the button
	 */
	public TestElement button(String name) {
		return role("button", name);
	}

	/**
	 * Finds a link by its name.
	 * @param name the name
	 * @return the link
	 */
	public TestElement link(String name) {
		return role("link", name);
	}

	/**
	 * Finds a field by its label.
	 * @param label the label, or the placeholder if there is none
	 * @return the field
	 */
	public TestElement field(String label) {
		return one("field", label, Roles::isField);
	}

	/**
	 * Finds an element by role and name.
	 * @param role an ARIA role, such as {@code heading}
	 * @param name the element's label or text
	 * @return the element
	 */
	public TestElement role(String role, String name) {
		return one(role, name, (element) -> Roles.has(element, role));
	}

	private TestElement one(String what, String name, Predicate<Element> which) {
		List<Element> candidates = current().page().document.body().getAllElements().stream().filter(which).toList();
		List<Element> found = candidates.stream().filter((element) -> Roles.name(element).equals(name)).toList();
		if (found.size() != 1) {
			List<String> names = candidates.stream().map(Roles::name).toList();
			throw new AssertionError(
					"Found " + found.size() + " times " + what + " '" + name + "'; the page has " + names);
		}
		return new TestElement(this, found.getFirst());
	}

	/**
	 * Finds the first element that a CSS selector matches.
	 * @param selector the selector
	 * @return the element
	 */
	public TestElement find(String selector) {
		List<TestElement> found = all(selector);
		if (found.isEmpty()) {
			throw new AssertionError("Nothing matches '" + selector + "' in " + html());
		}
		return found.getFirst();
	}

	/**
	 * Finds all elements that a CSS selector matches.
	 * @param selector the selector
	 * @return the elements, in the order of the page
	 */
	public List<TestElement> all(String selector) {
		return current().page().document.body()
			.select(selector)
			.stream()
			.map((element) -> new TestElement(this, element))
			.toList();
	}

	/**
	 * Returns the text of the first element that a CSS selector matches.
	 * @param selector the selector
	 * @return its text, white space folded
	 */
	public String text(String selector) {
		return find(selector).text();
	}

	/**
	 * Returns the texts of all elements that a CSS selector matches.
	 * @param selector the selector
	 * @return their texts, white space folded
	 */
	public List<String> texts(String selector) {
		return all(selector).stream().map(TestElement::text).toList();
	}

	/**
	 * Returns the page's address as it stands now.
	 * @return path and query
	 */
	public String url() {
		return current().url();
	}

	/**
	 * Goes to another address in the same session, as the back button or a link does.
	 * @param address path and query, or a query alone
	 * @return this tester
	 */
	public LatticeTester navigate(String address) {
		current().navigate(address);
		return this;
	}

	/**
	 * Returns the page's title.
	 * @return the title as it stands now
	 */
	public String title() {
		return current().page().head.getOrDefault(Head.TITLE, "");
	}

	/**
	 * Returns the page's markup in canonical form: attributes sorted, no comments, fields
	 * with their values.
	 * @return the content of the body
	 */
	public String html() {
		return current().page().canonical();
	}

	/**
	 * Returns the connection, to be dropped and resumed.
	 * @return the connection
	 */
	public Network network() {
		return new Network(current());
	}

	/**
	 * Lets time pass for the timers of the page's components, each at its moment. The
	 * page's clock stands still otherwise.
	 * @param time how much, to the millisecond
	 * @return this tester
	 */
	public LatticeTester advance(Duration time) {
		current().advance(time.toMillis());
		return this;
	}

	/**
	 * Waits until what other threads bring makes a condition true, at most 5 seconds.
	 * @param condition tested after each change
	 * @return this tester
	 */
	public LatticeTester await(Predicate<LatticeTester> condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
		while (!condition.test(this)) {
			long left = deadline - System.nanoTime();
			try {
				if (left <= 0 || !current().await(Duration.ofNanos(left))) {
					throw new AssertionError("The condition did not become true within 5 s; the page is " + html());
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError("Interrupted while waiting", ex);
			}
		}
		return this;
	}

	TesterPage current() {
		if (this.page == null) {
			throw new IllegalStateException("No page is open; call open(\"/path\") first");
		}
		this.page.settle();
		return this.page;
	}

	void close() {
		this.opened.forEach(TesterPage::close);
	}

}
