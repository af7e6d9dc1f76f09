package dev.lattice.crdt;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A shared type or document has one place, and a second one is refused first. */
class PlacesTests {

	private final Doc doc = new Doc(1);

	private final YArray array = this.doc.array("a");

	private void refuses(Runnable change, String reason) {
		byte[] before = this.doc.encodeStateAsUpdate();
		assertThatIllegalStateException().isThrownBy(change::run).withMessageContaining(reason);
		assertThat(this.doc.encodeStateAsUpdate()).isEqualTo(before);
	}

	@Test
	void theSameTypeTwiceIsRefused() {
		YMap map = new YMap();
		refuses(() -> this.array.push(map, map), "YMap is given twice");
	}

	@Test
	void theSameTypeInANewOneAndBesideItIsRefused() {
		YMap map = new YMap();
		refuses(() -> this.array.push(new YArray(map), map), "YMap is given twice");
	}

	@Test
	void aTypeInItselfIsRefused() {
		YArray circle = new YArray();
		circle.push(circle);
		refuses(() -> this.array.push(circle), "YArray is given twice");
	}

	@Test
	void aTypeThatGotAPlaceAfterItWasPutIntoANewOneIsRefused() {
		YMap map = new YMap();
		YMap around = new YMap(Map.of("k", map));
		this.array.push(map);
		refuses(() -> this.array.push(around), "is in a document already");
	}

	@Test
	void aChildOfANewElementThatHasAPlaceIsRefused() {
		YXmlText text = new YXmlText("x");
		YXmlElement element = new YXmlElement("p", text);
		this.doc.xmlFragment("x").insert(0, text);
		refuses(() -> this.doc.xmlFragment("x").insert(0, element), "is in a document already");
	}

	@Test
	void aSubDocumentThatHasAPlaceIsRefused() {
		Doc sub = new Doc(DocOptions.of(2).withGuid("sub"));
		this.array.push(sub);
		refuses(() -> this.doc.map("m").set("k", sub), "'sub' is a sub-document already");
	}

	@Test
	void aRefusedTypeCanBePutElsewhere() {
		YMap map = new YMap();
		refuses(() -> this.array.push(map, map), "twice");
		this.array.push(map);
		assertThat(this.array.toList()).containsExactly(map);
	}

}
