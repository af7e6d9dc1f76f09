package dev.lattice.benchmarks.rooms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.benchmarks.LoadMachine;
import dev.lattice.benchmarks.ServerProcess;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A client of one room, on a bare connection: it reads and writes the frames of the
 * WebSocket itself, so that it costs little beside the server. Used on its event loop
 * only.
 */
final class Client extends ByteToMessageDecoder {

	private static final byte[] END_OF_HEAD = { '\r', '\n', '\r', '\n' };

	private static final int BINARY = 0x82;

	private static final int PING = 0x89;

	private static final int PONG = 0x8A;

	private static final int MASKED = 0x80;

	private static final int IN_TWO_BYTES = 126;

	private static final int IN_EIGHT_BYTES = 127;

	/** Any will do: it is to keep proxies from taking what is sent for something else. */
	private static final int MASK = 0x5A_C3_17_E8;

	private final Wire wire;

	private final String authority;

	private final Promise<Client> ready;

	private final Consumer<byte[]> updates;

	private final Traffic traffic;

	private @Nullable ChannelHandlerContext context;

	private boolean upgraded;

	private Client(Wire wire, String authority, Promise<Client> ready, Consumer<byte[]> updates, Traffic traffic) {
		this.wire = wire;
		this.authority = authority;
		this.ready = ready;
		this.updates = updates;
		this.traffic = traffic;
	}

	/**
	 * Connects and joins a room.
	 * @param machine what makes the load
	 * @param server the server
	 * @param wire how to speak of the room
	 * @param updates hears of every update
	 * @param traffic counts what is received
	 * @return kept when the client has all that the room has
	 */
	static Promise<Client> join(LoadMachine machine, ServerProcess server, Wire wire, Consumer<byte[]> updates,
			Traffic traffic) {
		Promise<Client> ready = machine.loop().newPromise();
		new Bootstrap().group(machine.loop())
			.channel(machine.channel())
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new Client(wire, server.authority(), ready, updates, traffic))
			.connect("127.0.0.1", server.port())
			.addListener((connected) -> {
				if (!connected.isSuccess()) {
					ready.tryFailure(connected.cause());
				}
			});
		return ready;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.context = context;
		String request = "GET " + this.wire.path() + " HTTP/1.1\r\nHost: " + this.authority + "\r\nOrigin: http://"
				+ this.authority + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
		ByteBuf bytes = context.alloc().buffer(request.length());
		bytes.writeCharSequence(request, StandardCharsets.US_ASCII);
		context.writeAndFlush(bytes, context.voidPromise());
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		if (this.upgraded) {
			readFrame(in);
		}
		else {
			readHead(in);
		}
	}

	private void readHead(ByteBuf in) {
		int end = in.toString(StandardCharsets.US_ASCII).indexOf(new String(END_OF_HEAD, StandardCharsets.US_ASCII));
		if (end < 0) {
			return;
		}
		String head = in.readCharSequence(end + END_OF_HEAD.length, StandardCharsets.US_ASCII).toString();
		if (!head.startsWith("HTTP/1.1 101")) {
			throw new IllegalStateException(this.wire.path() + " is answered with " + head);
		}
		this.upgraded = true;
		this.wire.greeting().forEach(this::say);
		flush();
	}

	private void readFrame(ByteBuf in) {
		int start = in.readerIndex();
		if (in.readableBytes() < 2) {
			return;
		}
		int head = in.getUnsignedByte(start);
		int shortLength = in.getUnsignedByte(start + 1);
		int header = (shortLength < IN_TWO_BYTES) ? 2 : (shortLength == IN_TWO_BYTES) ? 4 : 10;
		if (in.readableBytes() < header) {
			return;
		}
		int length = switch (header) {
			case 2 -> shortLength;
			case 4 -> in.getUnsignedShort(start + 2);
			default -> Math.toIntExact(in.getLong(start + 2));
		};
		if (in.readableBytes() < header + length) {
			return;
		}
		byte[] message = new byte[length];
		in.skipBytes(header).readBytes(message);
		switch (head) {
			case BINARY -> received(message);
			case PING -> write(PONG, message);
			default -> throw new IllegalStateException("The server sent a frame that begins with " + head + ": "
					+ new String(message, StandardCharsets.UTF_8));
		}
	}

	private void received(byte[] message) {
		switch (this.wire.said(message)) {
			case STATE -> this.ready.trySuccess(this);
			case UPDATE -> {
				this.traffic.frame();
				this.updates.accept(this.wire.updateIn(message));
			}
			case STATUS, OTHER -> {
			}
		}
	}

	/** Tells of an update, once what is said is flushed. */
	void tell(byte[] update) {
		say(this.wire.update(update));
	}

	/** Says that it is there. */
	void live() {
		say(this.wire.signOfLife());
		flush();
	}

	void flush() {
		context().flush();
	}

	private void say(byte[] message) {
		write(BINARY, message);
	}

	private void write(int head, byte[] message) {
		int length = message.length;
		ByteBuf frame = context().alloc().buffer(length + 14);
		frame.writeByte(head);
		if (length < IN_TWO_BYTES) {
			frame.writeByte(MASKED | length);
		}
		else if (length <= 0xFFFF) {
			frame.writeByte(MASKED | IN_TWO_BYTES).writeShort(length);
		}
		else {
			frame.writeByte(MASKED | IN_EIGHT_BYTES).writeLong(length);
		}
		frame.writeInt(MASK);
		for (int i = 0; i < length; i++) {
			frame.writeByte(message[i] ^ (MASK >>> (24 - 8 * (i & 3))));
		}
		context().write(frame, context().voidPromise());
		if (head == PONG) {
			flush();
		}
	}

	private ChannelHandlerContext context() {
		ChannelHandlerContext context = this.context;
		if (context == null) {
			throw new IllegalStateException("The client is not connected yet");
		}
		return context;
	}

	Channel channel() {
		return context().channel();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		this.ready.tryFailure(cause);
		this.traffic.broken(cause);
		context.close();
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext context) {
		this.ready.tryFailure(new IllegalStateException(this.wire.path() + " was closed"));
	}

}
