package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element of a page. Its actions do what a person's would do, and are refused where a
 * person could not.
 */
public final class TestElement {

	private static final Set<String> DOES_NOT_BUBBLE = Set.of("focus", "blur", "mouseenter", "mouseleave", "load",
			"error", "scroll");

	private final LatticeTester tester;

	private final Element element;

	TestElement(LatticeTester tester, Element element) {
		this.tester = tester;
		this.element = element;
	}

	/**
	 * Clicks. A checkbox is switched, a form's button submits it, a link goes to its
	 * page, in the same session.
	 * @return the tester
	 */
	public LatticeTester click() {
		usable();
		boolean checkable = PageProperties.isCheckable(this.element);
		if (checkable) {
			toggle();
		}
		boolean prevented = dispatch(this.element, "click", EventValues.MOUSE);
		if (checkable) {
			dispatch(this.element, "input", Map.of());
			dispatch(this.element, "change", Map.of());
		}
		else if (!prevented && isSubmitter()) {
			submit();
		}
		else if (!prevented && isLinkToAPage()) {
			this.tester.current().navigate(this.element.attr("href"));
		}
		return this.tester;
	}

	private void toggle() {
		boolean radio = this.element.attr("type").equals("radio");
		if (radio && this.element.ownerDocument() != null) {
			for (Element other : this.element.ownerDocument().select("input[type=radio]")) {
				if (other.attr("name").equals(this.element.attr("name"))) {
					other.attr("checked", false);
				}
			}
		}
		this.element.attr("checked", radio || !PageProperties.checked(this.element));
	}

	private boolean isLinkToAPage() {
		String address = this.element.attr("href");
		return this.element.normalName().equals("a") && (address.startsWith("/") || address.startsWith("?"));
	}

	private boolean isSubmitter() {
		String type = this.element.attr("type");
		boolean submits = (this.element.normalName().equals("button") && (type.isEmpty() || type.equals("submit")))
				|| (this.element.normalName().equals("input") && type.equals("submit"));
		return submits && this.element.closest("form") != null;
	}

	/**
	 * Types a text in place of what the field holds, and leaves the field.
	 * @param text the text
	 * @return the tester
	 */
	public LatticeTester type(String text) {
		usable();
		if (!Roles.isField(this.element) || PageProperties.isCheckable(this.element)) {
			throw new AssertionError("Nothing can be typed into " + describe());
		}
		edit(text, text.length());
		dispatch(this.element, "change", Map.of());
		return this.tester;
	}

	/**
	 * Types a text at a place in what the field holds, and stays there.
	 * @param index how many UTF-16 units of the field stand before it
	 * @param text the text
	 * @return the tester
	 */
	public LatticeTester insert(int index, String text) {
		usable();
		if (!Roles.isField(this.element) || PageProperties.isCheckable(this.element)) {
			throw new AssertionError("Nothing can be typed into " + describe());
		}
		String value = value();
		if (index < 0 || index > value.length()) {
			throw new AssertionError(describe() + " has no place " + index + ", it holds '" + value + "'");
		}
		edit(value.substring(0, index) + text + value.substring(index), index + text.length());
		return this.tester;
	}

	private void edit(String value, int caret) {
		PageText shared = this.tester.current().page().texts.of(this.element);
		PageProperties.set(this.element, "value", value);
		if (shared != null) {
			shared.sync(caret);
			this.tester.current().sendEdits();
		}
		dispatch(this.element, "input", Map.of());
	}

	/**
	 * Chooses an option of a select.
	 * @param option the option's text
	 * @return the tester
	 */
	public LatticeTester select(String option) {
		usable();
		for (Element candidate : this.element.select("option")) {
			if (candidate.text().equals(option)) {
				PageProperties.set(this.element, "value", PageProperties.optionValue(candidate));
				dispatch(this.element, "input", Map.of());
				dispatch(this.element, "change", Map.of());
				return this.tester;
			}
		}
		throw new AssertionError(
				describe() + " has no option '" + option + "' but " + this.element.select("option").eachText());
	}

	/**
	 * Submits the form around the element.
	 * @return the tester
	 */
	public LatticeTester submit() {
		Element form = this.element.closest("form");
		if (form == null) {
			throw new AssertionError("There is no form around " + describe());
		}
		dispatch(form, "submit", Map.of());
		return this.tester;
	}

	/**
	 * Presses a key while the element has the focus; Enter in a form's field submits the
	 * form.
	 * @param key the key, such as {@code Enter} or {@code a}
	 * @return the tester
	 */
	public LatticeTester press(String key) {
		usable();
		boolean prevented = dispatch(this.element, "keydown", EventValues.key(key));
		if (!prevented && key.equals("Enter") && this.element.normalName().equals("input")
				&& this.element.closest("form") != null) {
			submit();
		}
		dispatch(this.element, "keyup", EventValues.key(key));
		return this.tester;
	}

	/**
	 * Makes any other event happen; fields that its type asks for are null.
	 * @param event the event's name
	 * @return the tester
	 */
	public LatticeTester trigger(String event) {
		dispatch(this.element, event, Map.of());
		return this.tester;
	}

	/**
	 * Returns the element's text, white space folded.
	 * @return the text
	 */
	public String text() {
		return this.element.text();
	}

	/**
	 * Returns the value of a field.
	 * @return the value
	 */
	public String value() {
		return PageProperties.value(this.element);
	}

	/**
	 * Returns whether a checkbox or radio button is checked.
	 * @return whether it is
	 */
	public boolean isChecked() {
		return PageProperties.checked(this.element);
	}

	/**
	 * Returns whether the element cannot be used.
	 * @return whether it is disabled
	 */
	public boolean isDisabled() {
		return this.element.hasAttr("disabled");
	}

	/**
	 * Returns the value of an attribute.
	 * @param name the attribute
	 * @return its value, or null if it is not there
	 */
	public @Nullable String attribute(String name) {
		return this.element.hasAttr(name) ? this.element.attr(name) : null;
	}

	/**
	 * Sends the event to each handler from the element up, and returns whether the
	 * default is prevented.
	 */
	private boolean dispatch(Element target, String event, Map<String, Object> values) {
		TesterPage current = this.tester.current();
		List<Hit> hits = new ArrayList<>();
		boolean bubbles = !DOES_NOT_BUBBLE.contains(event);
		for (Element here = target; here != null; here = bubbles ? here.parent() : null) {
			boolean stopped = false;
			for (Listener listener : Listener.of(current.page(), here, event)) {
				hits.add(new Hit(listener, EventValues.read(listener.fields(), here, values)));
				stopped |= (listener.flags() & Wire.STOP_PROPAGATION) != 0;
			}
			if (stopped) {
				break;
			}
		}
		boolean prevented = false;
		for (Hit hit : hits) {
			current.send(hit.listener().slot(), hit.fields());
			prevented |= (hit.listener().flags() & Wire.PREVENT_DEFAULT) != 0;
		}
		return prevented;
	}

	/**
	 * A handler that hears of an event, and what it is told; found before the first one
	 * changes the page.
	 */
	private record Hit(Listener listener, List<@Nullable Object> fields) {
	}

	private void usable() {
		this.tester.current();
		if (this.element.closest("body") == null) {
			throw new AssertionError(describe() + " is no longer on the page");
		}
		if (isDisabled()) {
			throw new AssertionError(describe() + " is disabled");
		}
	}

	private String describe() {
		return "<" + this.element.tagName() + "> '" + Roles.name(this.element) + "'";
	}

}
