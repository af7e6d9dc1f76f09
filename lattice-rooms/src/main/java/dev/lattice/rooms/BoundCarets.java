package dev.lattice.rooms;

import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextVersions;
import org.jspecify.annotations.Nullable;

/**
 * Where those who are present in a room are in one of its texts, as the fields of one
 * page show it.
 *
 * @param text the text
 * @param seat that of the page; null: it only watches
 */
record BoundCarets(BoundText text, @Nullable Seat seat) implements TextCarets {

	private static final long NOBODY = -1;

	private RoomViews views() {
		return this.text.views();
	}

	private ViewKey key() {
		return ViewKey.of(views(), BoundCarets.class, this.text.key().name());
	}

	@Override
	public Runnable follow(Runnable changed) {
		return this.text.follow(key(), () -> new LiveCarets(views().document(), this.text.key().name()), changed);
	}

	@Override
	public State state() {
		long own = (this.seat != null) ? this.seat.client() : NOBODY;
		return views().document().read((doc) -> {
			YText text = doc.text(this.text.key().name());
			LiveCarets live = (LiveCarets) views().registry().of(doc).live.get(key());
			long version = this.text.version(doc);
			return (live != null) ? new State(version, this.seat != null && live.isMoreThan(1), live.carets(text, own))
					: new State(version, false, List.of());
		});
	}

	@Override
	public void tell(long version, @Nullable Selection own) {
		Seat seat = this.seat;
		if (seat == null) {
			return;
		}
		if (own == null) {
			seat.leave(this.text.key());
			return;
		}
		Map<String, Object> cursor = views().document().<@Nullable Map<String, Object>>read((doc) -> {
			Selection now = now(version, own, doc);
			return (now != null) ? LiveCarets.cursor(doc.text(this.text.key().name()), now) : null;
		});
		if (cursor != null) {
			seat.point(this.text.key(), cursor);
		}
	}

	/** A selection of a version as it is by now; null: that is not known any more. */
	private @Nullable Selection now(long version, Selection then, Doc doc) {
		TextVersions.Update since = this.text.since(version);
		Splices changes = since.changes();
		if (changes == null || version > since.version()) {
			return null;
		}
		int length = Math.toIntExact(doc.text(this.text.key().name()).length());
		return new Selection(Math.min(changes.carry(then.anchor()), length),
				Math.min(changes.carry(then.head()), length));
	}

}
