package dev.lattice.transport.webflux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.session.CloseCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for the network, and for how much of it there is room. */
class PageConnectionTests {

	private final PageConnection connection = new PageConnection(FrameDeflater.none());

	private final HeldTransport transport = new HeldTransport();

	private void open() {
		this.connection.sendAll(this.transport, VirtualTimeScheduler.create()).subscribe();
	}

	@Test
	void framesWaitUntilTheNetworkTakesThem() {
		this.connection.send(new byte[] { 1 });
		open();
		this.connection.send(new byte[] { 2 });
		assertThat(this.transport.sent).isEmpty();

		this.transport.take(2);

		assertThat(this.transport.sent).containsExactly(new byte[] { 1 }, new byte[] { 2 });
	}

	@Test
	void moreFramesThanMayWaitEndTheConnection() {
		open();
		for (int i = 0; i < 4_096; i++) {
			this.connection.send(new byte[1]);
		}
		assertThat(this.connection.isClosed()).isFalse();

		this.connection.send(new byte[1]);

		assertThat(this.transport.status).isNotNull()
			.extracting(CloseStatus::getCode)
			.isEqualTo(CloseCode.RESTART.number());
		assertThat(this.transport.sent).isEmpty();
	}

	@Test
	void moreBytesThanMayWaitEndTheConnection() {
		open();
		this.connection.send(new byte[10 << 20]);
		this.connection.send(new byte[6 << 20]);
		assertThat(this.connection.isClosed()).isFalse();

		this.connection.send(new byte[1]);

		assertThat(this.connection.isClosed()).isTrue();
	}

	@Test
	void oneFrameIsAsLargeAsItIs() {
		open();
		this.connection.send(new byte[20 << 20]);

		assertThat(this.connection.isClosed()).isFalse();
	}

	@Test
	void whatTheNetworkTookDoesNotWait() {
		open();
		this.transport.take(Long.MAX_VALUE);
		for (int i = 0; i < 10_000; i++) {
			this.connection.send(new byte[4_096]);
		}

		assertThat(this.connection.isClosed()).isFalse();
		assertThat(this.transport.sent).hasSize(10_000);
	}

	@Test
	void nothingIsSentAfterTheClose() {
		open();
		this.transport.take(Long.MAX_VALUE);
		this.connection.close(CloseCode.FORBIDDEN);
		this.connection.send(new byte[] { 1 });
		this.connection.ping();

		assertThat(this.transport.sent).isEmpty();
		assertThat(this.transport.status).isNotNull()
			.extracting(CloseStatus::getCode)
			.isEqualTo(CloseCode.FORBIDDEN.number());
	}

	@Test
	void framesOfManyThreadsAllArriveThoseOfEachInTheirOrder() throws InterruptedException {
		open();
		this.transport.take(Long.MAX_VALUE);
		List<Thread> threads = new ArrayList<>();
		for (int from = 0; from < 4; from++) {
			int thread = from;
			threads.add(Thread.ofPlatform().start(() -> {
				for (int number = 0; number < 5_000; number++) {
					this.connection.send(ByteBuffer.allocate(8).putInt(thread).putInt(number).array());
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join(60_000);
		}

		assertThat(this.transport.sent).hasSize(20_000);
		int[] next = new int[4];
		for (byte[] frame : this.transport.sent) {
			ByteBuffer content = ByteBuffer.wrap(frame);
			assertThat(content.getInt(4)).isEqualTo(next[content.getInt(0)]++);
		}
	}

	/** Takes as many frames as the test says. */
	private static final class HeldTransport implements Transport {

		private final List<byte[]> sent = new ArrayList<>();

		private @Nullable Subscription frames;

		private @Nullable CloseStatus status;

		void take(long count) {
			if (this.frames != null) {
				this.frames.request(count);
			}
		}

		@Override
		public String id() {
			return "held";
		}

		@Override
		public Flux<Incoming> receive() {
			return Flux.never();
		}

		@Override
		public void whenGone(Runnable action) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Mono<Void> send(Flux<Outgoing> frames, Supplier<CloseStatus> status) {
			return Mono.create((done) -> frames.subscribe(new BaseSubscriber<Outgoing>() {

				@Override
				protected void hookOnSubscribe(Subscription subscription) {
					HeldTransport.this.frames = subscription;
				}

				@Override
				protected void hookOnNext(Outgoing next) {
					if (next instanceof Outgoing.Frame(byte[] content)) {
						HeldTransport.this.sent.add(content);
					}
				}

				@Override
				protected void hookOnComplete() {
					HeldTransport.this.status = status.get();
					done.success();
				}

			}));
		}

	}

}
