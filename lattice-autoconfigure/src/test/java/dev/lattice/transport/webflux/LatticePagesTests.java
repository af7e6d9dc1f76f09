package dev.lattice.transport.webflux;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.scheduler.VirtualTimeScheduler;

class LatticePagesTests {

	@Test
	void aPageForWhichNoThreadIsFreeIsToBeAskedForLater() {
		WebTestClient.bindToRouterFunction(new LatticePages(pages(), (task) -> {
			throw new RejectedExecutionException("full");
		}, new PageSettings(List.of(), null, "", "/lattice/socket", false, false), new ClientScript("", "none"),
				List.of()))
			.build()
			.get()
			.uri("/page")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "5");
	}

	private static Pages pages() {
		SigningKeys keys = SigningKeys.random();
		SessionDirectory sessions = new SessionDirectory(new SessionEnvironment((task) -> {
		}, () -> 0, VirtualTimeScheduler.create(), new SmileFrameCodec(), new Templates(1), SessionLimits.DEFAULTS,
				1024, TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);
		ComponentCatalog catalog = ComponentCatalog.of(List.of(EmptyPage.class));
		return new Pages(catalog,
				new ComponentFactory(catalog, new DefaultListableBeanFactory(),
						DefaultConversionService.getSharedInstance()),
				sessions, new PageTokens(keys, Duration.ofHours(1), InstantSource.system()),
				new Snapshots(new SnapshotSeal(keys, Duration.ofHours(1), InstantSource.system()),
						new ClientSessionStore(), 0),
				SessionSecurity.NONE);
	}

}
