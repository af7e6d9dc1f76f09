package dev.lattice.whole;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.smile.SmileFrameCodec;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection that does what no browser does: it reads when it is told to. */
final class BareSocket implements AutoCloseable {

	static final int BINARY = 0x82;

	static final int CLOSE = 0x88;

	/** How long a read may wait. */
	private static final int PATIENCE_MILLIS = 30_000;

	private final Socket socket = new Socket();

	private final int port;

	BareSocket(int port) throws IOException {
		this.port = port;
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setReceiveBufferSize(4096);
		this.socket.setSendBufferSize(2 * ClosingTests.MUCH);
		this.socket.connect(new InetSocketAddress("localhost", port));
	}

	/** Asks for a WebSocket. What is sent before the server has answered is no frame. */
	BareSocket upgrade() throws IOException {
		write(head("GET /lattice/socket", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Protocol: " + Wire.PROTOCOL + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"));
		String answer = readUpTo("\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 101 ");
		return this;
	}

	/** Asks for a stream. */
	void open(byte[] body) throws IOException {
		write(head("POST /lattice/socket/events",
				"Lattice-Protocol: " + Wire.PROTOCOL + "\r\nContent-Length: " + body.length + "\r\n"));
		write(body);
	}

	void write(byte[] bytes) throws IOException {
		OutputStream out = this.socket.getOutputStream();
		out.write(bytes);
	}

	/** Reads text up to its first part of that kind, and no further. */
	String readUpTo(String end) throws IOException {
		StringBuilder read = new StringBuilder();
		while (read.length() < end.length() || !read.substring(read.length() - end.length()).equals(end)) {
			int octet = in().read();
			assertThat(octet).as("the server hung up after " + read).isNotNegative();
			read.append((char) octet);
		}
		return read.toString();
	}

	/** Reads the next message as it is; the server's are never masked. */
	Message read() throws IOException {
		DataInputStream in = new DataInputStream(in());
		int kind = in.readUnsignedByte();
		int length = in.readUnsignedByte();
		if (length == 126) {
			length = in.readUnsignedShort();
		}
		else if (length == 127) {
			length = Math.toIntExact(in.readLong());
		}
		return new Message(kind, in.readNBytes(length));
	}

	/** Reads up to a message that closes the socket, and returns its code. */
	int readCloseCode() throws IOException {
		Message message = read();
		while (message.kind() != CLOSE) {
			message = read();
		}
		return ByteBuffer.wrap(message.content()).getShort() & 0xFFFF;
	}

	InputStream in() throws IOException {
		return this.socket.getInputStream();
	}

	/** Hangs up without a word, and without what is still on its way. */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private byte[] head(String line, String headers) {
		String host = "localhost:" + this.port;
		return (line + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n" + headers + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** A binary message as a browser sends it. */
	static byte[] masked(byte[] content) {
		return masked(BINARY, content);
	}

	/** A part of a message, or a whole one. */
	static byte[] masked(int kind, byte[] content) {
		byte[] mask = new byte[4];
		ThreadLocalRandom.current().nextBytes(mask);
		boolean isShort = content.length < 126;
		ByteBuffer message = ByteBuffer.allocate(content.length + (isShort ? 6 : 8));
		message.put((byte) kind).put((byte) (0x80 | (isShort ? content.length : 126)));
		if (!isShort) {
			message.putShort((short) content.length);
		}
		message.put(mask);
		for (int i = 0; i < content.length; i++) {
			message.put((byte) (content[i] ^ mask[i % 4]));
		}
		return message.array();
	}

	static byte[] click() {
		return new SmileFrameCodec().encode((frame) -> {
			frame.integer(Wire.EVENT);
			frame.integer(1);
			frame.integer(-1);
			frame.integer(2);
		});
	}

	static byte[] hello(PageMarkup page, String id) {
		return new SmileFrameCodec().encode((FrameWriter frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(page.token());
			frame.string(id);
			frame.integer(0);
			frame.integer(0);
			frame.string("/counter");
			frame.string(page.digest());
		});
	}

	/**
	 * What the server sent.
	 *
	 * @param kind its first byte
	 * @param content its payload
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Message(int kind, byte[] content) {
	}

}
