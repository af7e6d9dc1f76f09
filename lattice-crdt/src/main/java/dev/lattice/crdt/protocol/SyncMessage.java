package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * A message of the sync protocol of y-protocols. Each side sends {@link Step1}, answers
 * the other's with {@link Step2}, and from then on sends an {@link Update} for each
 * change.
 */
public sealed interface SyncMessage {

	/**
	 * Tells what the sender knows, and asks for the rest.
	 *
	 * @param stateVector an encoded state vector
	 */
	record Step1(Payload stateVector) implements SyncMessage {
	}

	/**
	 * Answers {@link Step1}: what its sender did not know.
	 *
	 * @param update an update of format version 1
	 */
	record Step2(Payload update) implements SyncMessage {
	}

	/**
	 * Tells a change.
	 *
	 * @param update an update of format version 1
	 */
	record Update(Payload update) implements SyncMessage {
	}

	/**
	 * Reads a message.
	 * @param in where it begins
	 * @return the message
	 * @throws MalformedDataException if it is malformed or of an unknown type
	 */
	static SyncMessage read(ByteReader in) {
		int start = in.position();
		long type = in.varUint();
		if (type > SyncType.UPDATE) {
			throw new MalformedDataException("A sync message has type " + type + ", which is not 0, 1 or 2", start);
		}
		Payload payload = new Payload(in.varBytes());
		return switch ((int) type) {
			case SyncType.STEP_1 -> new Step1(payload);
			case SyncType.STEP_2 -> new Step2(payload);
			default -> new Update(payload);
		};
	}

	/**
	 * Writes the message.
	 * @param out where to write
	 */
	default void write(ByteWriter out) {
		switch (this) {
			case Step1(Payload stateVector) -> {
				out.varUint(SyncType.STEP_1);
				out.varBytes(stateVector.bytes());
			}
			case Step2(Payload update) -> {
				out.varUint(SyncType.STEP_2);
				out.varBytes(update.bytes());
			}
			case Update(Payload update) -> {
				out.varUint(SyncType.UPDATE);
				out.varBytes(update.bytes());
			}
		}
	}

	/**
	 * Returns the message with which a document begins.
	 * @param document the document
	 * @return its state vector
	 */
	static Step1 begin(SyncedDocument document) {
		return new Step1(new Payload(document.stateVector()));
	}

	/**
	 * Applies the message to a document, or answers it.
	 * @param document the document; what it throws at a malformed state vector or update
	 * is thrown
	 * @param origin where the message comes from, for {@link SyncedDocument#applyUpdate}
	 * @return the answer to {@link Step1}; null for the others, which have none
	 */
	default @Nullable Step2 handle(SyncedDocument document, @Nullable Object origin) {
		return switch (this) {
			case Step1(Payload stateVector) ->
				new Step2(new Payload(document.encodeStateAsUpdate(stateVector.bytes())));
			case Step2(Payload update) -> applied(document, update, origin);
			case Update(Payload update) -> applied(document, update, origin);
		};
	}

	private static @Nullable Step2 applied(SyncedDocument document, Payload update, @Nullable Object origin) {
		document.applyUpdate(update.bytes(), origin);
		return null;
	}

}
