package dev.lattice.rooms;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/** A client's place in a room. Its fields are guarded by the room. */
final class ClientConnection implements RoomConnection {

	private static final int BURST = 4;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final Caller caller;

	private final RoomClient client;

	private final TokenBucket edits;

	private final TokenBucket bytes;

	private long lastEdit;

	private boolean closed;

	/** Whether it has said anything of itself. */
	private boolean spoke;

	/** What it says of an id that somebody else uses. */
	private AwarenessParts.@Nullable Part claim;

	ClientConnection(LoadedRoom room, RoomSettings settings, Caller caller, RoomClient client) {
		this.room = room;
		this.settings = settings;
		this.caller = caller;
		this.client = client;
		RoomLimits limits = settings.limits();
		long now = settings.now();
		this.edits = new TokenBucket(limits.editsPerSecond(), limits.editsPerSecond(), now);
		this.bytes = new TokenBucket(limits.bytesPerSecond(),
				Math.max(limits.updateBytes(), BURST * limits.bytesPerSecond()), now);
	}

	Caller caller() {
		return this.caller;
	}

	@Override
	public byte[] stateVector() {
		return this.room.turns().call(() -> this.room.content().stateVector());
	}

	@Override
	public byte[] missing(byte[] stateVector) {
		return this.room.turns().call(() -> {
			try {
				return this.room.content().missing(stateVector);
			}
			catch (MalformedDataException ex) {
				throw malformed("A state vector", ex);
			}
		});
	}

	@Override
	public boolean knows(byte[] update) {
		return this.room.turns().call(() -> {
			checkSize(update);
			try {
				return this.room.content().knows(update);
			}
			catch (MalformedDataException ex) {
				throw malformed("An update", ex);
			}
		});
	}

	@Override
	public long edit(byte[] update) {
		boolean mayEdit = mayEdit();
		return this.room.turns().call(() -> {
			long number = ++this.lastEdit;
			if (this.closed) {
				return number;
			}
			try {
				edit(number, update, mayEdit);
			}
			catch (RoomRefusedException ex) {
				refuse(number, ex);
			}
			return number;
		});
	}

	private void edit(long number, byte[] update, boolean mayEdit) {
		if (!mayEdit) {
			throw new RoomRefusedException(Reason.READ_ONLY,
					"Room '" + this.room.name() + "' may be read and not changed by this client");
		}
		checkSize(update);
		checkRate(update.length);
		try {
			this.room.editing().edit(this, number, update);
		}
		catch (MalformedDataException ex) {
			throw malformed("An update", ex);
		}
	}

	private void checkRate(int length) {
		long now = this.settings.now();
		if (!this.edits.take(1, now)) {
			throw new RoomRefusedException(Reason.LIMIT, "A client of room '" + this.room.name() + "' says more than "
					+ this.settings.limits().editsPerSecond() + " things a second; send fewer and larger ones");
		}
		if (!this.bytes.take(length, now)) {
			throw new RoomRefusedException(Reason.LIMIT, "A client of room '" + this.room.name() + "' sends more than "
					+ this.settings.limits().bytesPerSecond() + " bytes a second; send slower");
		}
	}

	private void checkSize(byte[] update) {
		int most = this.settings.limits().updateBytes();
		if (update.length > most) {
			throw new RoomRefusedException(Reason.LIMIT,
					"An update for room '" + this.room.name() + "' has " + update.length + " bytes, more than the "
							+ most + " of RoomLimits.updateBytes; send less at once");
		}
	}

	private RoomRefusedException malformed(String what, MalformedDataException ex) {
		return new RoomRefusedException(Reason.MALFORMED,
				what + " for room '" + this.room.name() + "' is malformed: " + ex.getMessage());
	}

	/**
	 * Tells the client that an edit is refused. It keeps the edit, and what it does next
	 * may depend on it; so it has to begin anew, unless none of its edits are taken.
	 */
	private void refuse(long number, RoomRefusedException refusal) {
		this.room.members().refused(refusal);
		settled(number, refusal);
		if (refusal.reason() != Reason.READ_ONLY) {
			end(refusal);
		}
	}

	/** To be called in the room. */
	void settled(long number, @Nullable RoomRefusedException refusal) {
		if (!this.closed) {
			guarded(() -> this.client.settled(number, refusal));
		}
	}

	/** To be called in the room. */
	void update(Broadcast broadcast) {
		if (!this.closed) {
			guarded(() -> this.client.update(broadcast));
		}
	}

	/** To be called in the room. */
	void awareness(Broadcast broadcast) {
		if (!this.closed) {
			guarded(() -> this.client.awareness(broadcast));
		}
	}

	private void toldStateless(String payload) {
		if (!this.closed) {
			guarded(() -> this.client.stateless(payload));
		}
	}

	private void guarded(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), "telling a client", ex);
			close();
		}
	}

	/** Ends the connection from here; to be called in the room. */
	void end(RoomRefusedException why) {
		if (!this.closed) {
			leave();
			guarded(() -> this.client.closed(why));
		}
	}

	@Override
	public boolean mayEdit() {
		return this.settings.policy().canEdit(this.room.name(), this.caller);
	}

	@Override
	public byte[] awareness() {
		return this.room.turns().call(() -> this.room.presence().encode());
	}

	@Override
	public void awareness(byte[] update) {
		this.room.turns().run(() -> {
			if (!this.closed) {
				checkRate(update.length);
				this.room.presence().said(this, update);
			}
		});
	}

	/** Whether this is the first time that the client says something of itself. */
	boolean saysFirst() {
		boolean first = !this.spoke;
		this.spoke = true;
		return first;
	}

	/** Remembers what the client says of an id that is taken. */
	void claim(AwarenessParts.Part part) {
		this.claim = part;
	}

	/** What the client has said of an id that was taken; it holds from now on. */
	AwarenessParts.@Nullable Part claimed(long id) {
		AwarenessParts.Part claimed = this.claim;
		if (claimed == null || claimed.client() != id || this.closed) {
			return null;
		}
		this.claim = null;
		return claimed;
	}

	@Override
	public void stateless(String payload) {
		this.room.turns().run(() -> {
			if (!this.closed) {
				checkRate(payload.length());
				for (ClientConnection each : this.room.clients()) {
					each.toldStateless(payload);
				}
			}
		});
	}

	@Override
	public void close() {
		this.room.turns().run(() -> {
			if (!this.closed) {
				leave();
			}
		});
	}

	private void leave() {
		this.closed = true;
		this.room.members().left(this);
	}

}
