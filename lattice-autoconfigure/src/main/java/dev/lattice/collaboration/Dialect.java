package dev.lattice.collaboration;

import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.rooms.Broadcast;
import dev.lattice.rooms.RoomRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How a protocol says what happens in a room; each method returns a {@link ServerFrame}.
 */
interface Dialect {

	/** An update of the document, which others are told too. */
	byte[] update(Broadcast update);

	/** An awareness update, which others are told too. */
	byte[] awareness(Broadcast update);

	/** An awareness update for this client only. */
	byte[] awareness(byte[] update);

	/** A sync message for this client only. */
	byte[] sync(SyncMessage message);

	/** Tells what somebody says that is not kept, if the protocol can. */
	void stateless(String payload);

	/** Tells that an edit is kept, or told nothing new, if the protocol can. */
	void kept();

	/** Tells that an edit was refused. */
	void refused(RoomRefusedException why);

	/** Ends the client's place, since the client said something it must not say. */
	void malformed(@Nullable String what);

	/** The room has ended the client's place. */
	void ended(RoomRefusedException why);

}
