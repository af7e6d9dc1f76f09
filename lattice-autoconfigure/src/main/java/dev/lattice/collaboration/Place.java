package dev.lattice.collaboration;

import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.rooms.Broadcast;
import dev.lattice.rooms.RoomClient;
import dev.lattice.rooms.RoomConnection;
import dev.lattice.rooms.RoomRefusedException;
import org.jspecify.annotations.Nullable;

/** The place of one client in one room, whatever protocol it speaks. */
final class Place implements RoomClient {

	private final ClientSocket socket;

	private final Dialect dialect;

	private final AwarenessBacklog backlog = new AwarenessBacklog();

	private volatile @Nullable RoomConnection connection;

	private volatile boolean readOnly;

	private boolean left;

	Place(ClientSocket socket, Dialect dialect) {
		this.socket = socket;
		this.dialect = dialect;
	}

	/** Takes the place, unless it was left before. */
	boolean take(RoomConnection connection, boolean readOnly) {
		synchronized (this) {
			if (!this.left) {
				this.readOnly = readOnly;
				this.connection = connection;
				return true;
			}
		}
		connection.close();
		return false;
	}

	/** Leaves the place; a second call does nothing. */
	void leave() {
		RoomConnection connection;
		synchronized (this) {
			connection = this.left ? null : this.connection;
			this.left = true;
		}
		if (connection != null) {
			connection.close();
		}
	}

	RoomConnection connection() {
		RoomConnection connection = this.connection;
		if (connection == null) {
			throw new IllegalStateException("The client has not joined its room yet");
		}
		return connection;
	}

	void grant(boolean readOnly) {
		this.readOnly = readOnly;
	}

	boolean isReadOnly() {
		return this.readOnly || !connection().mayEdit();
	}

	/** Tells what the room knows, and asks for the rest. */
	void askForRest() {
		this.socket.reply(this.dialect.sync(new SyncMessage.Step1(new Payload(connection().stateVector()))));
	}

	void tellWhoIsHere() {
		this.socket.reply(this.dialect.awareness(connection().awareness()));
	}

	/** Does what a sync message of the client asks for. */
	void sync(SyncMessage message) {
		try {
			switch (message) {
				case SyncMessage.Step1(Payload known) -> this.socket
					.reply(this.dialect.sync(new SyncMessage.Step2(new Payload(connection().missing(known.bytes())))));
				case SyncMessage.Step2(Payload update) -> edit(update.bytes());
				case SyncMessage.Update(Payload update) -> edit(update.bytes());
			}
		}
		catch (RoomRefusedException ex) {
			refused(ex);
		}
	}

	/** Who says too much at once, or too large a thing, may come again. */
	private void refused(RoomRefusedException why) {
		if (why.reason() == RoomRefusedException.Reason.MALFORMED) {
			this.dialect.malformed(why.getMessage());
		}
		else {
			this.dialect.ended(why);
		}
	}

	private void edit(byte[] update) {
		if (!isReadOnly()) {
			connection().edit(update);
		}
		else if (connection().knows(update)) {
			this.dialect.kept();
		}
		else {
			this.dialect.refused(new RoomRefusedException(RoomRefusedException.Reason.READ_ONLY,
					"You may only read this document; what you change in it is not kept"));
		}
	}

	/** Takes what the client says of itself. */
	void awareness(byte[] update) {
		try {
			connection().awareness(update);
		}
		catch (RoomRefusedException ex) {
			refused(ex);
		}
	}

	/** Tells the others of the room what is not kept. */
	void say(String payload) {
		try {
			connection().stateless(payload);
		}
		catch (RoomRefusedException ex) {
			refused(ex);
		}
	}

	@Override
	public void update(Broadcast broadcast) {
		this.socket.send(this.dialect.update(broadcast));
	}

	@Override
	public void awareness(Broadcast broadcast) {
		if (!this.socket.isBehind()) {
			this.socket.send(this.dialect.awareness(broadcast));
		}
		else if (this.backlog.add(broadcast.payload())) {
			this.socket.whenCaughtUp(this::tellBacklog);
		}
	}

	private void tellBacklog() {
		byte[] update = this.backlog.take();
		if (update != null) {
			this.socket.send(this.dialect.awareness(update));
		}
	}

	@Override
	public void stateless(String payload) {
		this.dialect.stateless(payload);
	}

	/**
	 * A document of Yjs cannot take an edit back, so the room ends this place after most
	 * refusals, to begin anew with what it knows; see {@link #closed}.
	 */
	@Override
	public void settled(long number, @Nullable RoomRefusedException refusal) {
		if (refusal == null) {
			this.dialect.kept();
		}
		else {
			this.dialect.refused(refusal);
		}
	}

	@Override
	public void closed(RoomRefusedException why) {
		this.dialect.ended(why);
	}

}
