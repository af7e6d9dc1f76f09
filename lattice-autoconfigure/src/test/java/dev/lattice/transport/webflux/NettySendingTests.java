package dev.lattice.transport.webflux;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent over a socket of Netty. */
class NettySendingTests {

	private static final int WINDOW = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final List<ChannelPromise> writes = new ArrayList<>();

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final TestPublisher<String> frames = TestPublisher.create();

	private final NettySending sending = new NettySending(this.frames.flux(), this.channel);

	/** The network takes what it is given when the test says so. */
	private void slowly() {
		this.channel.pipeline().addLast(new ChannelOutboundHandlerAdapter() {
			@Override
			public void write(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
				NettySendingTests.this.writes.add(promise);
			}
		});
	}

	@Test
	void writesFramesInOrderAndEndsWithThem() {
		StepVerifier.create(this.sending).then(() -> this.frames.emit("one", "two")).expectComplete().verify(PATIENCE);

		assertThat(this.channel.outboundMessages()).containsExactly("one", "two");
	}

	@Test
	void asksForMoreOnlyWhenTheNetworkHasTakenSome() {
		slowly();
		List<Long> asked = new ArrayList<>();

		StepVerifier.create(new NettySending(this.frames.flux().doOnRequest(asked::add), this.channel)).then(() -> {
			for (int i = 0; i < WINDOW; i++) {
				this.frames.next("frame");
			}
		})
			.then(() -> assertThat(asked).containsExactly((long) WINDOW))
			.then(() -> this.writes.subList(0, WINDOW / 2 - 1).forEach(ChannelPromise::setSuccess))
			.then(() -> assertThat(asked).hasSize(1))
			.then(() -> this.writes.get(WINDOW / 2).setSuccess())
			.then(() -> assertThat(asked).containsExactly((long) WINDOW, WINDOW / 2L))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void failsWithTheNetworkAndTakesNoMore() {
		slowly();

		StepVerifier.create(this.sending)
			.then(() -> this.frames.next("frame", "frame"))
			.then(() -> this.writes.getFirst().setFailure(new IOException("broken")))
			.then(() -> this.writes.getLast().setFailure(new IOException("broken too")))
			.expectErrorMessage("broken")
			.verify(PATIENCE);

		this.frames.assertCancelled();
	}

	@Test
	void endsWhenNobodyWantsItAnyMore() {
		StepVerifier.create(this.sending).thenCancel().verify(PATIENCE);

		this.frames.assertCancelled();
	}

}
