package dev.lattice.secured;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** A service that knows nothing of pages. */
@Service
class Ledger {

	static volatile CountDownLatch busy = new CountDownLatch(1);

	static volatile CountDownLatch free = new CountDownLatch(1);

	String whoAsks() {
		var user = SecurityContextHolder.getContext().getAuthentication();
		return (user != null) ? user.getName() : "nobody";
	}

	Mono<String> whoSubscribes() {
		return ReactiveSecurityContextHolder.getContext()
			.map((context) -> context.getAuthentication().getName())
			.defaultIfEmpty("nobody");
	}

	@PreAuthorize("hasRole('ADMIN')")
	public void erase() {
	}

	/** Whether nobody has been released who waits. */
	static boolean isWaiting() {
		return busy.getCount() == 0 && free.getCount() > 0;
	}

	/** Far longer than any test waits for anything. */
	void waitForRelease() {
		busy.countDown();
		try {
			free.await(300, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
