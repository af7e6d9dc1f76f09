package dev.lattice.benchmarks.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The floor: appends bytes to a file and makes them durable. */
final class RawFile implements AutoCloseable {

	private final FileChannel file;

	RawFile(Path path) throws IOException {
		this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.APPEND);
	}

	void append(ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			this.file.write(bytes);
		}
		this.file.force(false);
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
