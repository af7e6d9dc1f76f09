package dev.lattice.crdt;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How texts and elements of XML are written. */
class YXmlTextTests {

	private final Doc doc = new Doc(1);

	@Test
	void writesFormattingAsElementsByName() {
		YXmlText xml = doc.xmlText("xml");
		xml.insert(0, "a", Map.of("b", true, "a", Map.of("href", "x", "class", 2.0)));
		xml.insert(1, "c", Map.of());
		assertThat(xml).hasToString("<a class=\"2\" href=\"x\"><b>a</b></a>c");
	}

	@Test
	void writesTheNodesThatAreInIt() {
		YXmlText xml = doc.xmlText("xml");
		YXmlElement element = new YXmlElement("P");
		xml.insert(0, "ab");
		xml.insertEmbed(1, element, Map.of("i", true));
		element.insert(0, new YXmlText("x"));
		assertThat(xml).hasToString("a<i><p>x</p></i>b");
	}

	@Test
	void writesValuesOfAttributesAsJavaScriptDoes() {
		YXmlElement element = doc.xmlElement("xml");
		element.setAttribute("list", Arrays.asList(1.0, null, "b"));
		element.setAttribute("number", 1e21);
		element.setAttribute("object", Map.of());
		assertThat(element)
			.hasToString("<undefined list=\"1,,b\" number=\"1e+21\" object=\"[object Object]\"></undefined>");
	}

}
