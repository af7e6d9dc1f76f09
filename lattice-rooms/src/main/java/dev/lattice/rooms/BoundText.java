package dev.lattice.rooms;

import java.util.Objects;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YText;
import dev.lattice.engine.text.EditRefusedException;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.Splices.Place;
import dev.lattice.engine.text.TextVersions;
import org.jspecify.annotations.Nullable;

/**
 * A text of a room as the fields of pages follow and edit it. The versions are those of
 * the changes that were observed since the first field began to follow.
 *
 * @param views what the views of the room have in common
 * @param key which text it is
 */
record BoundText(RoomViews views, ViewKey key) implements TextVersions {

	static BoundText of(RoomViews views, String name) {
		return new BoundText(views, ViewKey.of(views, BoundText.class, name));
	}

	@Override
	public Runnable follow(Runnable changed) {
		return follow(this.key, () -> new LiveSplices(this.key.name()), changed);
	}

	/** Follows a part of the room, and holds it meanwhile. */
	Runnable follow(ViewKey part, Supplier<Live> make, Runnable changed) {
		this.views.enter();
		ViewFollower follower = changed::run;
		Subscription hold = this.views.document().hold();
		try {
			Doc held = this.views.document().read((doc) -> {
				this.views.follow(part, make, doc, follower);
				return doc;
			});
			boolean[] over = { false };
			return () -> {
				if (!over[0]) {
					over[0] = true;
					leave(held, part, follower, hold);
				}
			};
		}
		catch (RuntimeException | Error ex) {
			hold.close();
			throw ex;
		}
	}

	private void leave(Doc held, ViewKey part, ViewFollower follower, Subscription hold) {
		try {
			this.views.document().read((doc) -> {
				Live live = this.views.registry().of(held).live.get(part);
				if (live != null) {
					this.views.leave(held, part, live, follower);
				}
				return true;
			});
		}
		finally {
			hold.close();
		}
	}

	/** The changes that are known; null if nobody follows. */
	private @Nullable LiveSplices live(Doc doc) {
		return (LiveSplices) this.views.registry().of(doc).live.get(this.key);
	}

	private YText text(Doc doc) {
		return doc.text(this.key.name());
	}

	@Override
	public State state() {
		return this.views.document().read((doc) -> new State(version(doc), LiveText.read(text(doc))));
	}

	/** The version of the text now; within the room. */
	long version(Doc doc) {
		LiveSplices live = live(doc);
		return (live != null) ? live.history.version() : 0;
	}

	@Override
	public Update since(long version) {
		return this.views.document().read((doc) -> {
			LiveSplices live = live(doc);
			if (live == null) {
				return new Update(0, null);
			}
			long now = live.history.version();
			return new Update(now, live.history.between(version, now));
		});
	}

	@Override
	public Update edit(long version, Splices edit) {
		LiveSplices live = this.views.document().<@Nullable LiveSplices>read(this::live);
		if (live == null) {
			throw new EditRefusedException("Nobody follows " + this + " any more");
		}
		LiveSplices.Own own = new LiveSplices.Own();
		try {
			return this.views.edit((run) -> new Made(this, live, own, version, edit, text(run.doc()))).update();
		}
		catch (RoomRefusedException ex) {
			throw new EditRefusedException(String.valueOf(ex.getMessage()), ex);
		}
		finally {
			this.views.document().read((doc) -> {
				live.end(own);
				return true;
			});
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BoundText that && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.key.hashCode();
	}

	@Override
	public String toString() {
		return "text '" + this.key.name() + "' of room '" + this.views.room() + "'";
	}

	/** An edit that was made in the text; what it has become is known after it. */
	private static final class Made {

		private final LiveSplices.Own own;

		private final Splices edited;

		private final long before;

		/** What others have changed, to be carried out after the edit. */
		private final Splices changes;

		Made(BoundText of, LiveSplices live, LiveSplices.Own own, long version, Splices edit, YText text) {
			this.own = own;
			this.before = live.history.version();
			Splices changes = live.history.between(version, this.before);
			if (changes == null) {
				throw new EditRefusedException("Too much has changed in " + of + " since version " + version);
			}
			this.edited = edit.over(changes, Place.BEFORE);
			this.changes = changes.over(edit, Place.BEHIND);
			if (!this.edited.fits(LiveText.read(text))) {
				throw new EditRefusedException("An edit does not fit into " + of);
			}
			live.begin(own);
			write(text);
		}

		private void write(YText text) {
			int[] at = { 0 };
			this.edited.forEach(new Splices.Steps() {

				@Override
				public void skip(int count) {
					at[0] += count;
				}

				@Override
				public void insert(String inserted) {
					text.insert(at[0], inserted);
					at[0] += inserted.length();
				}

				@Override
				public void delete(int count) {
					text.delete(at[0], count);
				}

			});
		}

		Update update() {
			if (this.own.version == 0) {
				return new Update(this.before, this.changes);
			}
			boolean asMeant = Objects.equals(this.own.change, this.edited);
			return new Update(this.own.version, asMeant ? this.changes : null);
		}

	}

}
