package dev.lattice.engine.session.journal;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;

/** Passes on what a session says over a connection, and writes it down. */
final class RecordedConnection implements Connection {

	private final Journal journal;

	private final Connection connection;

	private final int number;

	private final Mask mask;

	RecordedConnection(Journal journal, Mask mask, Connection connection, int number) {
		this.journal = journal;
		this.mask = mask;
		this.connection = connection;
		this.number = number;
	}

	int number() {
		return this.number;
	}

	@SuppressWarnings("ReferenceEquality") // a connection is itself and no other
	boolean isOver(Connection other) {
		return this.connection == other;
	}

	@Override
	public void send(byte[] frame) {
		this.journal.add(new JournalEntry.Sent(this.number, this.mask.in(frame)));
		this.connection.send(frame);
	}

	@Override
	public void sendUncompressed(byte[] frame) {
		this.journal.add(new JournalEntry.Sent(this.number, this.mask.in(frame)));
		this.connection.sendUncompressed(frame);
	}

	@Override
	public void close(CloseCode code) {
		this.journal.add(new JournalEntry.HungUp(this.number, code));
		this.connection.close(code);
	}

}
