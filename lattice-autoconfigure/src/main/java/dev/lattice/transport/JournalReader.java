package dev.lattice.transport;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.engine.session.journal.JournalEntry.Grant;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import org.jspecify.annotations.Nullable;

/** Reads the content of a journal as {@link JournalWriter} writes it. */
final class JournalReader {

	private final ByteBuffer in;

	JournalReader(byte[] bytes, int start, int end) {
		this.in = ByteBuffer.wrap(bytes, 0, end).position(start);
	}

	Journal read() {
		try {
			JournalDetail detail = name(JournalDetail.class);
			Journal.Completeness completeness = name(Journal.Completeness.class);
			int count = this.in.getInt();
			List<JournalEntry> entries = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				entries.add(entry());
			}
			if (this.in.hasRemaining()) {
				throw refused("more follows the last entry");
			}
			return Journal.of(detail, entries, completeness);
		}
		catch (BufferUnderflowException ex) {
			throw refused("an entry does not end");
		}
	}

	private JournalEntry entry() {
		byte kind = this.in.get();
		return switch (kind) {
			case JournalKinds.PAINTED ->
				new JournalEntry.Painted(text(), new FirstPaint(text(), text(), texts(), list()));
			case JournalKinds.KEPT -> new JournalEntry.Kept();
			case JournalKinds.SENT -> new JournalEntry.Sent(this.in.getInt(), bytes());
			case JournalKinds.HUNG_UP -> new JournalEntry.HungUp(this.in.getInt(), name(CloseCode.class));
			case JournalKinds.ANSWERED -> new JournalEntry.Answered(this.in.getInt(), name(Admission.class));
			case JournalKinds.FAILED -> new JournalEntry.Failed(text(), text(), text());
			default -> input(kind);
		};
	}

	private JournalEntry.Input input(byte kind) {
		if (kind < JournalKinds.OPENED || kind > JournalKinds.TAKEN) {
			throw refused("there is no entry of kind " + kind);
		}
		long time = this.in.getLong();
		return switch (kind) {
			case JournalKinds.OPENED -> new JournalEntry.Opened(time, text(), texts());
			case JournalKinds.CONNECTED -> new JournalEntry.Connected(time, this.in.getInt(), hello());
			case JournalKinds.CONNECTED_FRESH ->
				new JournalEntry.ConnectedFresh(time, this.in.getInt(), hello(), text());
			case JournalKinds.HAPPENED -> new JournalEntry.Happened(time, this.in.getInt(), this.in.getInt(),
					this.in.getInt(), this.in.getInt(), fields());
			case JournalKinds.ASKED -> new JournalEntry.Asked(time, this.in.getInt(), this.in.getInt(),
					this.in.getInt(), name(Grant.class), text(), texts());
			case JournalKinds.ACKNOWLEDGED -> new JournalEntry.Acknowledged(time, this.in.getInt(), this.in.getInt());
			case JournalKinds.SHOWN -> new JournalEntry.Shown(time, this.in.getInt(), this.in.getInt() != 0);
			case JournalKinds.REPORTED -> new JournalEntry.Reported(time, this.in.getInt(), text());
			case JournalKinds.POSTED_IN_TURN ->
				new JournalEntry.Posted(time, new JournalEntry.InTurn(this.in.getInt()));
			case JournalKinds.POSTED_IN_TASK ->
				new JournalEntry.Posted(time, new JournalEntry.InTask(this.in.getInt(), this.in.getInt()));
			case JournalKinds.POSTED_OUTSIDE -> new JournalEntry.Posted(time, new JournalEntry.Outside());
			case JournalKinds.DISCONNECTED -> new JournalEntry.Disconnected(time, this.in.getInt());
			case JournalKinds.TAKEN -> new JournalEntry.Taken(time, this.in.getLong());
			case JournalKinds.TICKED -> new JournalEntry.Ticked(time);
			case JournalKinds.ENDED -> new JournalEntry.Ended(time, name(CloseCode.class));
			default -> throw refused("there is no entry of kind " + kind);
		};
	}

	private Hello hello() {
		return new Hello(text(), text(), this.in.getInt(), this.in.getInt(), text(), text(), text());
	}

	private List<@Nullable Object> fields() {
		int count = this.in.getInt();
		List<@Nullable Object> fields = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			fields.add(field());
		}
		return fields;
	}

	private @Nullable Object field() {
		byte kind = this.in.get();
		return switch (kind) {
			case JournalKinds.NULL -> null;
			case JournalKinds.TEXT -> text();
			case JournalKinds.INTEGER -> this.in.getInt();
			case JournalKinds.FLOATING -> this.in.getDouble();
			case JournalKinds.FALSE -> false;
			case JournalKinds.TRUE -> true;
			case JournalKinds.REDACTED -> new Redacted(name(Redacted.Kind.class), this.in.getInt());
			default -> throw refused("there is no field of kind " + kind);
		};
	}

	private List<String> list() {
		int count = this.in.getInt();
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			texts.add(text());
		}
		return texts;
	}

	private Map<String, String> texts() {
		int count = this.in.getInt();
		Map<String, String> texts = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			texts.put(text(), text());
		}
		return texts;
	}

	private String text() {
		int length = length(Character.BYTES);
		char[] text = new char[length];
		for (int i = 0; i < length; i++) {
			text[i] = this.in.getChar();
		}
		return new String(text);
	}

	private byte[] bytes() {
		byte[] bytes = new byte[length(1)];
		this.in.get(bytes);
		return bytes;
	}

	/** Reads how many units follow, which must be there before anything is allocated. */
	private int length(int unit) {
		int length = this.in.getInt();
		if (length < 0 || length > this.in.remaining() / unit) {
			throw refused("a length of " + length + " is more than there is");
		}
		return length;
	}

	private <E extends Enum<E>> E name(Class<E> type) {
		String name = text();
		try {
			return Enum.valueOf(type, name);
		}
		catch (IllegalArgumentException ex) {
			throw refused("there is no " + type.getSimpleName() + " of that name");
		}
	}

	private MalformedJournalException refused(String problem) {
		return new MalformedJournalException(problem, this.in.position());
	}

}
