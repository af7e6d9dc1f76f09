package dev.lattice.store.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

import dev.lattice.store.embedded.RoomFacts.SnapshotFile;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots, a file each: magic, checksum, the last entry they hold, the room's name and
 * the state. Safe for concurrent use.
 */
final class SnapshotFiles {

	private static final byte[] MAGIC = "LATSNP\u0000\u0001".getBytes(StandardCharsets.ISO_8859_1);

	private static final int HEADER = MAGIC.length + 4;

	static final String UNFINISHED = ".tmp";

	private final Disk disk;

	SnapshotFiles(Disk disk) {
		this.disk = disk;
	}

	/** Writes a snapshot; when this returns it is durable, under its name. */
	void write(SnapshotFile snapshot, String room, byte[] state) throws IOException {
		Output out = new Output(state.length + 256);
		out.raw(MAGIC);
		out.u32(0);
		out.number(snapshot.upTo());
		out.string(room);
		out.raw(state);
		Output.putU32(out.array(), MAGIC.length, checksum(out.array(), out.size()));
		String unfinished = snapshot.name() + UNFINISHED;
		try {
			try (Disk.Data file = this.disk.create(unfinished)) {
				file.write(out.array(), 0, out.size(), 0);
				file.force();
			}
			this.disk.rename(unfinished, snapshot.name());
			this.disk.sync();
		}
		catch (IOException ex) {
			delete(unfinished, ex);
			delete(snapshot.name(), ex);
			throw ex;
		}
	}

	private void delete(String name, IOException failure) {
		try {
			this.disk.delete(name);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	void delete(SnapshotFile snapshot) throws IOException {
		this.disk.delete(snapshot.name());
	}

	/** What is in a file. */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record Content(String room, long upTo, byte[] state) {

	}

	/** Reads a file; null if it is not as it was written. */
	@Nullable Content read(String name) throws IOException {
		byte[] bytes;
		try (Disk.Data file = this.disk.open(name)) {
			long size = file.size();
			if (size < HEADER || size > Integer.MAX_VALUE - 8) {
				return null;
			}
			bytes = new byte[(int) size];
			if (file.read(bytes, 0, bytes.length, 0) < bytes.length) {
				throw new FileNotFoundException(name + " has become shorter");
			}
		}
		Input in = new Input(bytes, MAGIC.length, bytes.length);
		if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
				|| in.u32() != checksum(bytes, bytes.length)) {
			return null;
		}
		long upTo = in.number();
		String room = in.string();
		return new Content(room, upTo, in.rest());
	}

	private static int checksum(byte[] bytes, int end) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, HEADER, end - HEADER);
		return (int) crc.getValue();
	}

}
