package dev.lattice.crdt;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypeJsonTests {

	private static final int DEEPER_THAN_A_STACK = 50_000;

	@Test
	void typesInEachOtherBecomeMapsAndListsInEachOther() {
		Doc doc = new Doc(1);
		YMap map = doc.map("m");
		map.set("list", new YArray(1, new YText("text"), new YMap(Map.of("k", List.of(2)))));

		assertThat(map.toJson()).isEqualTo(Map.of("list", List.of(1, "text", Map.of("k", List.of(2)))));
	}

	@Test
	void typesThatLieInEachOtherDeeperThanAStackCanBeRead() {
		Doc doc = new Doc(1);
		YMap map = doc.map("m");
		doc.transact(() -> {
			YMap at = map;
			for (int i = 0; i < DEEPER_THAN_A_STACK; i += 2) {
				YMap next = new YMap();
				YArray list = new YArray(next);
				at.set("k", list);
				at = next;
			}
			at.set("end", true);
		});

		Object at = map.toJson();
		for (int i = 0; i < DEEPER_THAN_A_STACK; i += 2) {
			at = ((List<?>) ((Map<?, ?>) at).get("k")).getFirst();
		}
		assertThat(at).isEqualTo(Map.of("end", true));
	}

	@Test
	void nodesThatLieInEachOtherDeeperThanAStackCanBeWritten() {
		Doc doc = new Doc(1);
		YXmlFragment fragment = doc.xmlFragment("x");
		doc.transact(() -> {
			YXmlFragment at = fragment;
			for (int i = 0; i < DEEPER_THAN_A_STACK; i++) {
				YXmlElement next = new YXmlElement("P");
				at.push(next);
				at = next;
			}
			at.push(new YXmlText("end"));
		});

		assertThat(fragment.toString())
			.isEqualTo("<p>".repeat(DEEPER_THAN_A_STACK) + "end" + "</p>".repeat(DEEPER_THAN_A_STACK));
	}

}
