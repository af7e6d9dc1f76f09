package dev.lattice.crdt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.lattice.crdt.update.DocRef;
import org.jspecify.annotations.Nullable;

/**
 * The documents in a document, and the place that it has in another one.
 */
final class Nesting {

	private final Doc doc;

	private final Set<Doc> subdocs = new LinkedHashSet<>();

	/** The item of another document whose content this is, as long as it is there. */
	private int item = Items.NONE;

	private @Nullable Doc parent;

	private boolean shouldLoad;

	private boolean destroyed;

	Nesting(Doc doc) {
		this.doc = doc;
		this.shouldLoad = doc.options().shouldLoad();
	}

	Set<Doc> docs() {
		return copy(this.subdocs);
	}

	boolean shouldLoad() {
		return this.shouldLoad;
	}

	void load() {
		Doc around = this.parent;
		if (around != null && this.item != Items.NONE && !this.shouldLoad) {
			around.write((transaction) -> transaction.subdocs().loaded.add(this.doc));
		}
		this.shouldLoad = true;
	}

	void destroy() {
		if (this.destroyed) {
			return;
		}
		Doc around = this.parent;
		if (around != null) {
			around.transactions().checkThread();
		}
		this.destroyed = true;
		for (Doc subdoc : docs()) {
			subdoc.destroy();
		}
		if (around != null) {
			around.write((transaction) -> {
				if (this.item != Items.NONE) {
					transaction.subdocs().added.add(replace(around, this.item));
					this.item = Items.NONE;
				}
				return transaction.subdocs().removed.add(this.doc);
			});
		}
	}

	private Doc replace(Doc around, int place) {
		Doc fresh = new Doc(this.doc.options().withLoading(this.doc.options().autoLoad(), false));
		fresh.nesting.parent = around;
		fresh.nesting.item = place;
		around.store.clientOf(place).value(around.store.items.content(place), fresh);
		return fresh;
	}

	private static Set<Doc> copy(Set<Doc> docs) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(docs));
	}

	DocRef ref() {
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		if (!this.doc.options().collectsGarbage()) {
			written.put("gc", false);
		}
		if (this.doc.options().autoLoad()) {
			written.put("autoLoad", true);
		}
		if (this.doc.options().meta() != null) {
			written.put("meta", this.doc.options().meta());
		}
		return new DocRef(this.doc.guid(), written);
	}

	/** Makes the sub-document that an update names. */
	Doc subdocument(DocRef ref) {
		boolean auto = Boolean.TRUE.equals(ref.options().get("autoLoad"));
		DocOptions made = DocOptions.of(this.doc.clientId())
			.withClientIds(this.doc.options().clientIds())
			.withGuid(ref.guid())
			.withMeta(ref.options().get("meta"))
			.withLoading(auto, auto || Boolean.TRUE.equals(ref.options().get("shouldLoad")))
			.withLimits(this.doc.options().limits())
			.withMaxPendingBytes(this.doc.options().maxPendingBytes());
		return new Doc(Boolean.FALSE.equals(ref.options().get("gc")) ? made.withoutGarbageCollection() : made);
	}

	void checkHasNoPlace() {
		if (this.parent != null) {
			throw new IllegalStateException("The document '" + this.doc.guid()
					+ "' is a sub-document already; make a second one with the same guid for a second place");
		}
	}

	void integrate(Transaction transaction, int item) {
		checkHasNoPlace();
		this.parent = transaction.doc();
		this.item = item;
		transaction.subdocs().added.add(this.doc);
		if (this.shouldLoad) {
			transaction.subdocs().loaded.add(this.doc);
		}
	}

	void deleted(Transaction transaction) {
		this.item = Items.NONE;
		if (!transaction.subdocs().added.remove(this.doc)) {
			transaction.subdocs().removed.add(this.doc);
		}
	}

	void settle(Transaction transaction, ErrorCollector errors) {
		if (!transaction.hasSubdocs() || transaction.subdocs().isEmpty()) {
			return;
		}
		for (Doc added : transaction.subdocs().added) {
			added.clientId(this.doc.clientId());
			this.subdocs.add(added);
		}
		this.subdocs.removeAll(transaction.subdocs().removed);
		this.doc.listeners.subdocs(new SubdocsListener.Change(copy(transaction.subdocs().added),
				copy(transaction.subdocs().removed), copy(transaction.subdocs().loaded), transaction), errors);
		for (Doc removed : transaction.subdocs().removed) {
			errors.run(removed::destroy);
		}
	}

}
