package dev.lattice.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A directory of the file system, which belongs to this process while it is open. */
final class FileDisk implements Disk {

	private static final String LOCK = "lock";

	/** The JDK copies what is written into memory of this size, for each thread. */
	private static final int CHUNK = 256 << 10;

	private final Path directory;

	private final FileChannel lockFile;

	private FileDisk(Path directory, FileChannel lockFile) {
		this.directory = directory;
		this.lockFile = lockFile;
	}

	/** Makes the directory if need be, and takes it for this process. */
	static FileDisk open(Path directory) throws IOException {
		Files.createDirectories(directory);
		FileChannel file = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (tryLock(file) == null) {
			file.close();
			throw new IOException("The room log in " + directory.toAbsolutePath() + " is open in another process, or"
					+ " a second time in this one; one process at a time may use a directory, so stop the other one"
					+ " or give this one a directory of its own");
		}
		return new FileDisk(directory, file);
	}

	private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
		try {
			return file.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	Path path(String name) {
		return this.directory.resolve(name);
	}

	@Override
	public List<String> list() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> String.valueOf(file.getFileName())).toList();
		}
	}

	@Override
	public Data create(String name) throws IOException {
		return new OpenFile(FileChannel.open(path(name), StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE));
	}

	@Override
	public Data open(String name) throws IOException {
		return new OpenFile(FileChannel.open(path(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
	}

	@Override
	public void rename(String from, String to) throws IOException {
		Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void delete(String name) throws IOException {
		Files.deleteIfExists(path(name));
	}

	@Override
	public void sync() throws IOException {
		if (System.getProperty("os.name", "").startsWith("Windows")) {
			return; // has no such thing; NTFS keeps a journal of its names
		}
		try (FileChannel channel = FileChannel.open(this.directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	@Override
	public String describe() {
		return this.directory.toAbsolutePath().toString();
	}

	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

	private record OpenFile(FileChannel channel) implements Data {

		@Override
		public void write(byte[] bytes, int from, int count, long position) throws IOException {
			int done = 0;
			while (done < count) {
				ByteBuffer some = ByteBuffer.wrap(bytes, from + done, Math.min(CHUNK, count - done));
				done += this.channel.write(some, position + done);
			}
		}

		@Override
		public int read(byte[] bytes, int from, int count, long position) throws IOException {
			int done = 0;
			while (done < count) {
				ByteBuffer some = ByteBuffer.wrap(bytes, from + done, Math.min(CHUNK, count - done));
				int got = this.channel.read(some, position + done);
				if (got < 0) {
					break;
				}
				done += got;
			}
			return done;
		}

		@Override
		public void force() throws IOException {
			this.channel.force(false);
		}

		@Override
		public void truncate(long size) throws IOException {
			this.channel.truncate(size);
		}

		@Override
		public long size() throws IOException {
			return this.channel.size();
		}

		@Override
		public void close() throws IOException {
			this.channel.close();
		}

	}

}
