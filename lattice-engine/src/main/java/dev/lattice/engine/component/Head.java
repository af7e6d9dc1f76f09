package dev.lattice.engine.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a page says in the head of its document: its title, its language, and what search
 * engines read. What is said with a {@link Supplier} follows the signals that it reads.
 * <p>
 * An entry lasts as long as the component that said it. Of several for one name the last
 * one said counts; when its component ends, the one before counts again. Values are text:
 * they are escaped wherever they are written. Belongs to its session's turns.
 */
public final class Head {

	/** The name of the title. */
	public static final String TITLE = "title";

	/** The name of the language. */
	public static final String LANGUAGE = "lang";

	/** The name of the canonical address. */
	public static final String CANONICAL = "canonical";

	/** What the names of metadata start with. */
	public static final String META = "meta:";

	/**
	 * The entry said last for each name, or null if none is left: a name keeps its place.
	 * With room for what most pages say.
	 */
	private final Map<String, @Nullable Entry> entries = new LinkedHashMap<>(4);

	private @Nullable Runnable early;

	private boolean changed;

	/**
	 * Makes a head without entries.
	 * @param early what {@link #sendEarly} does, once; null for nothing
	 */
	public Head(@Nullable Runnable early) {
		this.early = early;
	}

	/**
	 * Sends the head to the browser now, while the page is still being made, so that it
	 * fetches styles and scripts meanwhile. Called in the constructor or the view, after
	 * what decides whether there is a page at all and what its title is, and before what
	 * takes long. From then on the answer is 200: what fails later shows as a notice in
	 * the page. Entries that are said or change later follow when the page is live. Where
	 * there is no document to be sent, on a page that the user was led to without loading
	 * it, nothing happens; so it does the second time.
	 */
	public void sendEarly() {
		Runnable send = this.early;
		this.early = null;
		if (send != null) {
			send.run();
		}
	}

	/**
	 * Sets the title of the page.
	 * @param title the title
	 * @return this head
	 */
	public Head title(String title) {
		return sayOnce(TITLE, title);
	}

	/**
	 * Sets the title of the page.
	 * @param title gives the title
	 * @return this head
	 */
	public Head title(Supplier<String> title) {
		return say(TITLE, title);
	}

	/**
	 * Sets the language of the page.
	 * @param language a language tag of BCP 47, such as {@code pt-BR}
	 * @return this head
	 */
	public Head language(String language) {
		return sayOnce(LANGUAGE, language);
	}

	/**
	 * Sets the language of the page.
	 * @param language gives a language tag of BCP 47, such as {@code pt-BR}
	 * @return this head
	 */
	public Head language(Supplier<String> language) {
		return say(LANGUAGE, language);
	}

	/**
	 * Sets the address under which search engines should know the page.
	 * @param address the whole address, with its scheme
	 * @return this head
	 */
	public Head canonical(String address) {
		return sayOnce(CANONICAL, address);
	}

	/**
	 * Sets the description of the page.
	 * @param description the description
	 * @return this head
	 */
	public Head description(String description) {
		return meta("description", description);
	}

	/**
	 * Sets the description of the page.
	 * @param description gives the description
	 * @return this head
	 */
	public Head description(Supplier<String> description) {
		return meta("description", description);
	}

	/**
	 * Sets metadata of the page.
	 * @param name its name, such as {@code robots}; one with a colon, such as
	 * {@code og:image}, is written as a property
	 * @param content its value
	 * @return this head
	 * @throws IllegalArgumentException if the name is not made of letters, digits and
	 * {@code - _ . :}
	 */
	public Head meta(String name, String content) {
		return sayOnce(META + checked(name), content);
	}

	/**
	 * Sets metadata of the page.
	 * @param name its name, such as {@code robots}; one with a colon, such as
	 * {@code og:image}, is written as a property
	 * @param content gives its value
	 * @return this head
	 * @throws IllegalArgumentException if the name is not made of letters, digits and
	 * {@code - _ . :}
	 */
	public Head meta(String name, Supplier<String> content) {
		return say(META + checked(name), content);
	}

	private Head say(String name, Supplier<String> value) {
		Entry entry = enter(name);
		new Effect(() -> become(entry, value.get()));
		return this;
	}

	private Head sayOnce(String name, String value) {
		become(enter(name), value);
		return this;
	}

	/** Adds an entry, which lasts as long as the current scope. */
	private Entry enter(String name) {
		Entry entry = new Entry(this, name, this.entries.get(name));
		this.entries.put(name, entry);
		Scope.onDispose(entry);
		return entry;
	}

	private void become(Entry entry, String value) {
		if (!value.equals(entry.value)) {
			entry.value = value;
			this.changed = true;
		}
	}

	private static String checked(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
					|| "-_.:".indexOf(c) >= 0)) {
				throw new IllegalArgumentException("'" + name + "' is no name of metadata: '" + c + "' at " + i
						+ " is not a letter, a digit or one of - _ . :");
			}
		}
		if (name.isEmpty()) {
			throw new IllegalArgumentException("Metadata needs a name, such as 'robots'");
		}
		return name;
	}

	/**
	 * Returns what the head says.
	 * @return the value of each entry by its name, in the order in which the names were
	 * first said; the names of metadata start with {@link #META}
	 */
	public Map<String, String> entries() {
		Map<String, String> said = new LinkedHashMap<>();
		this.entries.forEach((name, entry) -> {
			if (entry != null) {
				said.put(name, entry.value);
			}
		});
		return said;
	}

	/**
	 * Returns whether {@link #takeChanged} would return true.
	 * @return whether the head has changed
	 */
	public boolean isChanged() {
		return this.changed;
	}

	/**
	 * Returns whether the head has changed since the last call.
	 * @return whether it has
	 */
	public boolean takeChanged() {
		boolean taken = this.changed;
		this.changed = false;
		return taken;
	}

	/** One value for a name; running it takes it away. */
	private static final class Entry implements Runnable {

		private final Head head;

		private final String name;

		/** The entry for the same name that was said before. */
		private @Nullable Entry before;

		private String value = "";

		Entry(Head head, String name, @Nullable Entry before) {
			this.head = head;
			this.name = name;
			this.before = before;
		}

		@Override
		public void run() {
			Entry later = this.head.entries.get(this.name);
			if (later == this) {
				this.head.entries.put(this.name, this.before);
			}
			while (later != null) {
				if (later.before == this) {
					later.before = this.before;
				}
				later = later.before;
			}
			this.head.changed = true;
		}

	}

}
