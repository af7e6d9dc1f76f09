package dev.lattice.rooms;

import java.util.Objects;
import java.util.function.Supplier;

import dev.lattice.crdt.Subscription;
import dev.lattice.engine.signal.Mirror;
import dev.lattice.engine.signal.Scope;

/** What one session sees of a part of a room. */
abstract class RoomMirror<L extends Live> implements Mirror, ViewFollower, Runnable {

	private final RoomViews views;

	private final ViewKey key;

	private final Scope root;

	private final RoomTurn turn;

	private final Subscription hold;

	final L live;

	/** Whether a turn of the session is on its way in which this follows. */
	private boolean told;

	@SuppressWarnings("this-escape") // told runs later, in a turn that is not this one
	RoomMirror(RoomViews views, ViewKey key, Scope root, Supplier<? extends L> make) {
		this.views = views;
		this.key = key;
		this.root = root;
		this.turn = Objects.requireNonNull(RoomTurn.current());
		this.hold = views.document().hold();
		try {
			this.live = views.document().read((doc) -> views.follow(key, make, doc, this));
		}
		catch (RuntimeException | Error ex) {
			this.hold.close();
			throw ex;
		}
	}

	/** Makes what the session sees the latest; in a turn of it. */
	abstract void follow();

	@Override
	public final void told() {
		if (this.turn.isEditing()) {
			this.turn.due(this::follow);
			return;
		}
		synchronized (this) {
			if (this.told) {
				return;
			}
			this.told = true;
		}
		this.root.post(this);
	}

	@Override
	public final void run() {
		synchronized (this) {
			this.told = false;
		}
		follow();
	}

	@Override
	public final void end() {
		try {
			this.views.document().read((doc) -> {
				this.views.leave(doc, this.key, this.live, this);
				return true;
			});
		}
		finally {
			this.hold.close();
		}
	}

}
