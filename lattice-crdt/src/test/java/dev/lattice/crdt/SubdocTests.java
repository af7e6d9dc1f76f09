package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubdocTests {

	private final Doc doc = new Doc(1);

	private final YMap map = this.doc.map("m");

	private final Doc other = new Doc(2);

	private final List<String> log = new ArrayList<>();

	private static Doc sub(String guid) {
		return new Doc(DocOptions.of(9).withGuid(guid));
	}

	private static Set<String> guids(Set<Doc> docs) {
		Set<String> guids = new LinkedHashSet<>();
		docs.forEach((doc) -> guids.add(doc.guid()));
		return guids;
	}

	private void listen(Doc to) {
		to.onSubdocs((change) -> this.log.add("added " + guids(change.added()) + " removed " + guids(change.removed())
				+ " loaded " + guids(change.loaded())));
	}

	private Doc theirs(String key) {
		this.other.applyUpdate(this.doc.encodeStateAsUpdate());
		return (Doc) java.util.Objects.requireNonNull(this.other.map("m").get(key));
	}

	@Test
	void isAddedAndLoadedWhereItWasMade() {
		listen(this.doc);
		this.map.set("k", sub("s"));

		assertThat(this.log).containsExactly("added [s] removed [] loaded [s]");
	}

	@Test
	void isAddedOnlyWhereAnUpdateBroughtIt() {
		listen(this.other);
		this.map.set("k", sub("s"));
		Doc theirs = theirs("k");

		assertThat(this.log).containsExactly("added [s] removed [] loaded []");
		assertThat(theirs.shouldLoad()).isFalse();
	}

	@Test
	void isLoadedWhereAnUpdateBroughtItIfItLoadsByItself() {
		listen(this.other);
		this.map.set("k", new Doc(DocOptions.of(9).withGuid("s").withLoading(true, true)));

		assertThat(theirs("k").shouldLoad()).isTrue();
		assertThat(this.log).containsExactly("added [s] removed [] loaded [s]");
	}

	@Test
	void isLoadedOnceWhenItIsAskedFor() {
		this.map.set("k", sub("s"));
		Doc theirs = theirs("k");
		listen(this.other);
		theirs.load();
		theirs.load();

		assertThat(this.log).containsExactly("added [] removed [] loaded [s]");
	}

	@Test
	void bringsItsMetaValue() {
		this.map.set("k", new Doc(DocOptions.of(9).withMeta(Map.of("title", "x"))));

		assertThat(theirs("k").options().meta()).isEqualTo(Map.of("title", "x"));
	}

	@Test
	void takesTheClientIdOfTheDocumentAroundIt() {
		this.map.set("k", sub("s"));

		assertThat(theirs("k").clientId()).isEqualTo(2);
	}

	@Test
	void keepsItsContentToItself() {
		Doc sub = sub("s");
		this.map.set("k", sub);
		sub.text("t").insert(0, "x");

		assertThat(theirs("k").text("t")).hasToString("");
	}

	@Test
	void isRemovedWhenItIsDeleted() {
		this.map.set("k", sub("s"));
		listen(this.doc);
		this.map.delete("k");

		assertThat(this.log.getFirst()).isEqualTo("added [] removed [s] loaded []");
		assertThat(this.doc.subdocs()).isEmpty();
	}

	@Test
	void isNoNewsIfItWasAddedAndDeletedAtOnce() {
		listen(this.doc);
		this.doc.transact(() -> {
			this.map.set("k", new Doc(DocOptions.of(9).withLoading(false, false)));
			this.map.delete("k");
		});
		assertThat(this.log).isEmpty();
	}

	@Test
	void isReplacedByAFreshOneWhenItIsDestroyed() {
		Doc sub = sub("s");
		this.map.set("k", sub);
		listen(this.doc);
		sub.destroy();

		Doc fresh = (Doc) this.map.get("k");
		assertThat(fresh).isNotSameAs(sub);
		assertThat(this.log).containsExactly("added [s] removed [s] loaded []");
		assertThat(this.doc.subdocs()).containsExactly(fresh);
	}

	@Test
	void isNotLoadedAfterItWasDestroyed() {
		this.map.set("k", new Doc(DocOptions.of(9).withLoading(false, false)));
		Doc sub = (Doc) java.util.Objects.requireNonNull(this.map.get("k"));
		sub.destroy();
		listen(this.doc);
		sub.load();

		assertThat(this.log).isEmpty();
	}

	@Test
	void comesInTheOrderOfTheOthers() {
		List<String> guids = List.of("z", "b", "y", "a", "x", "c", "w");
		this.doc.transact(() -> guids.forEach((guid) -> this.map.set(guid, sub(guid))));

		assertThat(guids(this.doc.subdocs())).containsExactlyElementsOf(guids);
	}

	@Test
	void doesNotTouchWhatCameInItsPlaceWhenItIsDestroyed() {
		Doc sub = sub("s");
		YArray array = this.doc.array("a");
		this.doc.transact(() -> {
			array.push(1, sub, new byte[] { 2 });
			array.delete(0, 3);
		});
		for (int i = 0; i < 20; i++) {
			array.push(i, new byte[] { (byte) i });
		}
		byte[] before = this.doc.encodeStateAsUpdate();
		sub.destroy();

		assertThat(this.doc.encodeStateAsUpdate()).isEqualTo(before);
	}

	@Test
	void goesInTheOrderInWhichItStandsInADeletedType() {
		YMap inner = new YMap();
		this.map.set("k", inner);
		inner.set("7", sub("first"));
		inner.set("array", new YArray(sub("second"), sub("third")));
		inner.set("title", sub("fourth"));
		listen(this.doc);
		this.map.delete("k");

		assertThat(this.log.getFirst()).isEqualTo("added [] removed [first, second, third, fourth] loaded []");
	}

	@Test
	void doesNotTouchWhatAListenerWroteWhenItIsRemoved() {
		YArray array = this.doc.array("a");
		this.doc.onSubdocs((change) -> {
			if (!change.removed().isEmpty() && array.length() < 8) {
				array.push(new byte[] { 1 }, new byte[] { 2 }, "x", new byte[] { 3 });
			}
		});
		array.push(1, sub("s"), new byte[] { 2 });
		array.delete(0, 3);
		this.other.applyUpdate(this.doc.encodeStateAsUpdate());

		assertThat(array.toList()).noneMatch(Doc.class::isInstance);
		assertThat(this.other.array("a").length()).isEqualTo(array.length());
	}

}
