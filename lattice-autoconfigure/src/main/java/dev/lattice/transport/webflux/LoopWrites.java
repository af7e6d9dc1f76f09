package dev.lattice.transport.webflux;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.EventLoop;

/**
 * Lets the sockets of one event loop write in one turn of it what came since the last:
 * what a thousand of them are told at once wakes their loop once.
 */
final class LoopWrites implements Runnable {

	private final EventLoop loop;

	private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean woken = new AtomicBoolean();

	LoopWrites(EventLoop loop) {
		this.loop = loop;
	}

	/** Writes soon, on the loop. */
	void write(Runnable writing) {
		this.ready.add(writing);
		if (this.woken.compareAndSet(false, true)) {
			this.loop.execute(this);
		}
	}

	@Override
	public void run() {
		this.woken.set(false);
		for (Runnable next = this.ready.poll(); next != null; next = this.ready.poll()) {
			next.run();
		}
	}

}
