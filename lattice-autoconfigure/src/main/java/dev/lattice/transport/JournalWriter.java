package dev.lattice.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import org.jspecify.annotations.Nullable;

/** Writes the content of a journal: numbers big-endian, texts as UTF-16 units. */
final class JournalWriter {

	private final DataOutputStream out;

	private JournalWriter(DataOutputStream out) {
		this.out = out;
	}

	static byte[] write(Journal journal) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			JournalWriter writer = new JournalWriter(out);
			// Asked first: what comes meanwhile is not among the entries.
			Journal.Completeness completeness = journal.completeness();
			List<JournalEntry> entries = journal.entries();
			writer.text(journal.detail().name());
			writer.text(completeness.name());
			out.writeInt(entries.size());
			for (JournalEntry entry : entries) {
				writer.entry(entry);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory takes all that is written", ex);
		}
		return bytes.toByteArray();
	}

	private void entry(JournalEntry entry) throws IOException {
		switch (entry) {
			case JournalEntry.Input input -> input(input);
			case JournalEntry.Output output -> output(output);
		}
	}

	private void input(JournalEntry.Input input) throws IOException {
		this.out.writeByte(kind(input));
		this.out.writeLong(input.time());
		switch (input) {
			case JournalEntry.Opened opened -> {
				text(opened.path());
				texts(opened.query());
			}
			case JournalEntry.Connected connected -> {
				this.out.writeInt(connected.connection());
				hello(connected.hello());
			}
			case JournalEntry.ConnectedFresh fresh -> {
				this.out.writeInt(fresh.connection());
				hello(fresh.hello());
				text(fresh.token());
			}
			case JournalEntry.Happened happened -> {
				numbers(happened.connection(), happened.input(), happened.applied(), happened.slot(),
						happened.fields().size());
				for (Object field : happened.fields()) {
					field(field);
				}
			}
			case JournalEntry.Asked asked -> {
				numbers(asked.connection(), asked.input(), asked.applied());
				text(asked.grant().name());
				text(asked.path());
				texts(asked.query());
			}
			case JournalEntry.Acknowledged acknowledged -> numbers(acknowledged.connection(), acknowledged.applied());
			case JournalEntry.Shown shown -> numbers(shown.connection(), shown.hidden() ? 1 : 0);
			case JournalEntry.Reported reported -> {
				numbers(reported.connection());
				text(reported.text());
			}
			case JournalEntry.Posted(long time, JournalEntry.InTurn turn) -> numbers(turn.number());
			case JournalEntry.Posted(long time, JournalEntry.InTask task) -> numbers(task.task(), task.number());
			case JournalEntry.Posted(long time, JournalEntry.Outside outside) -> {
			}
			case JournalEntry.Disconnected disconnected -> numbers(disconnected.connection());
			case JournalEntry.Taken taken -> this.out.writeLong(taken.at());
			case JournalEntry.Ticked ticked -> {
			}
			case JournalEntry.Ended ended -> text(ended.code().name());
		}
	}

	private static byte kind(JournalEntry.Input input) {
		return switch (input) {
			case JournalEntry.Opened opened -> JournalKinds.OPENED;
			case JournalEntry.Connected connected -> JournalKinds.CONNECTED;
			case JournalEntry.ConnectedFresh fresh -> JournalKinds.CONNECTED_FRESH;
			case JournalEntry.Happened happened -> JournalKinds.HAPPENED;
			case JournalEntry.Asked asked -> JournalKinds.ASKED;
			case JournalEntry.Acknowledged acknowledged -> JournalKinds.ACKNOWLEDGED;
			case JournalEntry.Shown shown -> JournalKinds.SHOWN;
			case JournalEntry.Reported reported -> JournalKinds.REPORTED;
			case JournalEntry.Posted(long time, JournalEntry.InTurn turn) -> JournalKinds.POSTED_IN_TURN;
			case JournalEntry.Posted(long time, JournalEntry.InTask task) -> JournalKinds.POSTED_IN_TASK;
			case JournalEntry.Posted(long time, JournalEntry.Outside outside) -> JournalKinds.POSTED_OUTSIDE;
			case JournalEntry.Disconnected disconnected -> JournalKinds.DISCONNECTED;
			case JournalEntry.Taken taken -> JournalKinds.TAKEN;
			case JournalEntry.Ticked ticked -> JournalKinds.TICKED;
			case JournalEntry.Ended ended -> JournalKinds.ENDED;
		};
	}

	private void output(JournalEntry.Output output) throws IOException {
		switch (output) {
			case JournalEntry.Painted(String html, FirstPaint paint) -> {
				this.out.writeByte(JournalKinds.PAINTED);
				text(html);
				text(paint.digest());
				text(paint.templates());
				texts(paint.head());
				numbers(paint.needs().size());
				for (String need : paint.needs()) {
					text(need);
				}
			}
			case JournalEntry.Sent(int connection, byte[] frame) -> {
				this.out.writeByte(JournalKinds.SENT);
				numbers(connection, frame.length);
				this.out.write(frame);
			}
			case JournalEntry.HungUp hungUp -> {
				this.out.writeByte(JournalKinds.HUNG_UP);
				numbers(hungUp.connection());
				text(hungUp.code().name());
			}
			case JournalEntry.Answered answered -> {
				this.out.writeByte(JournalKinds.ANSWERED);
				numbers(answered.connection());
				text(answered.admission().name());
			}
			case JournalEntry.Kept kept -> this.out.writeByte(JournalKinds.KEPT);
			case JournalEntry.Failed failed -> {
				this.out.writeByte(JournalKinds.FAILED);
				text(failed.incident());
				text(failed.where());
				text(failed.failure());
			}
		}
	}

	private void hello(Hello hello) throws IOException {
		text(hello.token());
		text(hello.page());
		numbers(hello.applied(), hello.input());
		text(hello.path());
		text(hello.digest());
		text(hello.snapshot());
	}

	private void field(@Nullable Object field) throws IOException {
		switch (field) {
			case null -> this.out.writeByte(JournalKinds.NULL);
			case String value -> {
				this.out.writeByte(JournalKinds.TEXT);
				text(value);
			}
			case Integer value -> {
				this.out.writeByte(JournalKinds.INTEGER);
				this.out.writeInt(value);
			}
			case Double value -> {
				this.out.writeByte(JournalKinds.FLOATING);
				this.out.writeDouble(value);
			}
			case Boolean value -> this.out.writeByte(value ? JournalKinds.TRUE : JournalKinds.FALSE);
			case Redacted value -> {
				this.out.writeByte(JournalKinds.REDACTED);
				text(value.kind().name());
				this.out.writeInt(value.length());
			}
			default -> throw new IllegalArgumentException("A field is no " + field.getClass().getName());
		}
	}

	private void texts(Map<String, String> texts) throws IOException {
		this.out.writeInt(texts.size());
		for (Map.Entry<String, String> entry : texts.entrySet()) {
			text(entry.getKey());
			text(entry.getValue());
		}
	}

	private void text(String text) throws IOException {
		this.out.writeInt(text.length());
		this.out.writeChars(text);
	}

	private void numbers(int... numbers) throws IOException {
		for (int number : numbers) {
			this.out.writeInt(number);
		}
	}

}
