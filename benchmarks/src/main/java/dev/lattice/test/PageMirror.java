package dev.lattice.test;

import java.util.List;
import java.util.Objects;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The document of a page under load, kept the same by the frames that its server sends.
 * It is the headless page of the test kit, whose package this class shares, so that a
 * change of the instructions changes one reader of them and not two.
 */
public final class PageMirror {

	private final HeadlessPage page;

	/**
	 * Adopts a first HTML.
	 * @param body the content of the body
	 * @param templates the templates of the state block, as JSON
	 */
	public PageMirror(String body, String templates) {
		this.page = new HeadlessPage(body, templates);
	}

	/**
	 * Carries out the instructions of a patch.
	 * @param instructions what follows the patch's two numbers
	 */
	public void apply(List<? extends @Nullable Object> instructions) {
		this.page.apply(instructions, 0);
	}

	/**
	 * Returns the only element that matches.
	 * @param selector a CSS selector
	 * @return the element
	 */
	public Element element(String selector) {
		return Objects.requireNonNull(this.page.document.selectFirst(selector),
				() -> "Nothing on the page matches " + selector);
	}

	/**
	 * Returns the handler of a click on an element.
	 * @param element the element
	 * @return the id of its slot
	 */
	public int clickSlot(Element element) {
		return Listener.of(this.page, element, "click").getFirst().slot();
	}

}
