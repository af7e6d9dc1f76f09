package dev.lattice.crdt;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class XmlTests {

	private final Doc doc = new Doc(1);

	private final YXmlFragment fragment = this.doc.xmlFragment("x");

	@Test
	void isWrittenWithNamesInLowerCaseAndAttributesByName() {
		YXmlElement element = new YXmlElement("P", new YXmlText("hi"));
		element.setAttribute("b", "2");
		element.setAttribute("a", "1");
		this.fragment.insert(0, element);

		assertThat(this.fragment).hasToString("<p a=\"1\" b=\"2\">hi</p>");
	}

	@Test
	void isWrittenWithoutEscapes() {
		YXmlElement element = new YXmlElement("p", new YXmlText("a<b"));
		element.setAttribute("k", "\"");
		this.fragment.insert(0, element);

		assertThat(this.fragment).hasToString("<p k=\"\"\">a<b</p>");
	}

	@Test
	void isTheTextOfItsNodesAsJson() {
		this.fragment.insert(0, new YXmlElement("p"));
		assertThat(this.fragment.toJson()).isEqualTo("<p></p>");
	}

	@Test
	void keepsTheNameOfAnElementAsItWasGiven() {
		this.fragment.insert(0, new YXmlElement("Para"));
		Doc other = new Doc(2);
		other.applyUpdate(this.doc.encodeStateAsUpdate());

		assertThat(((YXmlElement) other.xmlFragment("x").get(0)).nodeName()).isEqualTo("Para");
	}

	@Test
	void takesAttributesOfAnyValue() {
		YXmlElement element = new YXmlElement("p");
		this.fragment.insert(0, element);
		element.setAttribute("level", 3);

		assertThat(element.attribute("level")).isEqualTo(3);
		assertThat(element.attributes()).isEqualTo(Map.of("level", 3));
	}

	@Test
	void forgetsARemovedAttribute() {
		YXmlElement element = new YXmlElement("p");
		this.fragment.insert(0, element);
		element.setAttribute("k", "v");
		element.removeAttribute("k");

		assertThat(element.attribute("k")).isNull();
		assertThat(element).hasToString("<p></p>");
	}

	@Test
	void insertsBehindAChild() {
		YXmlElement one = new YXmlElement("a");
		this.fragment.push(one, new YXmlElement("c"));
		this.fragment.insertAfter(one, new YXmlElement("b"));

		assertThat(this.fragment).hasToString("<a></a><b></b><c></c>");
	}

	@Test
	void insertsAtTheStartWithoutAChildToInsertBehind() {
		this.fragment.push(new YXmlElement("b"));
		this.fragment.insertAfter(null, new YXmlElement("a"));

		assertThat(this.fragment).hasToString("<a></a><b></b>");
	}

	@Test
	void refusesToInsertBehindANodeOfAnother() {
		YXmlElement one = new YXmlElement("a");
		this.fragment.push(one);
		assertThatIllegalArgumentException().isThrownBy(() -> one.insertAfter(one, new YXmlElement("b")))
			.withMessage("The reference is not a child of this node");
	}

	@Test
	void refusesAnIndexBeyondItsEnd() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> this.fragment.insert(1, new YXmlElement("b")))
			.withMessageContaining("The index is 1");
	}

	@Test
	void hasHooksThatAreMapsWithAName() {
		YXmlHook hook = new YXmlHook("chart");
		hook.set("k", 1);
		this.fragment.push(hook);
		Doc other = new Doc(2);
		other.applyUpdate(this.doc.encodeStateAsUpdate());
		YXmlHook theirs = (YXmlHook) other.xmlFragment("x").get(0);

		assertThat(theirs.hookName()).isEqualTo("chart");
		assertThat(theirs.get("k")).isEqualTo(1);
	}

	@Test
	void deletesChildrenWithWhatIsInThem() {
		YXmlText text = new YXmlText("x");
		this.fragment.push(new YXmlElement("p", text));
		this.fragment.delete(0, 1);

		assertThat(text.deleted()).isTrue();
		assertThat(this.fragment.length()).isZero();
	}

	@Test
	void insertsAndDeletesBeforeItHasAPlace() {
		YXmlElement element = new YXmlElement("p", new YXmlElement("a"), new YXmlElement("b"));
		element.delete(0, 1);
		element.push(new YXmlText("t"));
		this.fragment.push(element);

		assertThat(this.fragment).hasToString("<p><b></b>t</p>");
	}

}
