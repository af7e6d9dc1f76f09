package dev.lattice.transport.webflux;

import dev.lattice.collaboration.ClientCloseCode;
import dev.lattice.collaboration.CollaborationListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/** The sending side of the socket of a client of rooms. */
class NettyClientSocketTests {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final LoopWrites writes = new LoopWrites(this.channel.eventLoop());

	private NettyClientSocket socket(EmbeddedChannel channel) {
		return new NettyClientSocket("1", channel, this.writes, 1000, CollaborationListener.all(java.util.List.of()));
	}

	@Test
	void whenThereIsNoMemoryForWhatIsToBeSentTheSocketIsClosedForNowAndOthersOfItsLoopGoOn() {
		EmbeddedChannel poor = new EmbeddedChannel();
		poor.config().setAllocator(new NoMemory());
		NettyClientSocket first = socket(poor);
		NettyClientSocket second = socket(this.channel);
		first.send(new byte[] { 1 });
		second.send(new byte[] { 2 });
		this.channel.runPendingTasks();

		assertThat(first.isClosed()).isTrue();
		assertThat(first.finalStatus().getCode()).isEqualTo(ClientCloseCode.TRY_LATER.number());
		first.finished(new SocketTimers(Schedulers.parallel(), System::nanoTime))
			.block(java.time.Duration.ofSeconds(30));
		ByteBuf sent = this.channel.readOutbound();
		assertThat(sent.readByte()).isEqualTo((byte) 2);
		sent.release();
	}

	/** Has none. */
	private static final class NoMemory extends AbstractByteBufAllocator {

		@Override
		protected ByteBuf newHeapBuffer(int capacity, int most) {
			return Unpooled.buffer(capacity, most);
		}

		@Override
		protected ByteBuf newDirectBuffer(int capacity, int most) {
			throw new OutOfMemoryError("no direct memory");
		}

		@Override
		public boolean isDirectBufferPooled() {
			return false;
		}

	}

}
