package dev.lattice.whole;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.engine.session.journal.ReplayResult;
import dev.lattice.test.JournalPage;
import dev.lattice.test.ReplayMain;
import dev.lattice.transport.JournalCodec;
import dev.lattice.transport.SessionJournals;
import dev.lattice.transport.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WholeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "lattice.journal.detail=everything", "management.endpoints.web.exposure.include=latticejournals",
				"management.endpoint.latticejournals.access=unrestricted" })
@AutoConfigureWebTestClient(timeout = "30s")
class JournalledSessionsTests {

	private static final int BUTTON = 2;

	private static final String ENDPOINT = "/actuator/latticejournals";

	@Autowired
	private WebTestClient client;

	@Autowired
	private SessionJournals journals;

	@Autowired
	private SigningKeys keys;

	@LocalServerPort
	private int port;

	@BeforeEach
	void recordNothing() {
		this.journals.record(0, null);
		this.journals.clear();
	}

	@Test
	void nothingIsRecordedUnlessAskedFor() {
		use();

		assertThat(this.journals.journals()).isEmpty();
	}

	@Test
	void aSessionOfAServerIsDoneAgainToTheSameBytes() {
		byte[] bytes = recorded();

		Journal journal = new JournalCodec(this.keys).read(bytes);
		assertThat(journal.entries()).hasAtLeastOneElementOfType(JournalEntry.Happened.class);
		assertThat(ReplayMain.replay(journal, Locale.getDefault()))
			.isEqualTo(new ReplayResult.Same(journal.entries().size()));
	}

	@Test
	void itIsDoneAgainInAnotherProcess(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("journal"), recorded());
		Path output = folder.resolve("output");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-cp", System.getProperty("java.class.path"), ReplayMain.class.getName(), file.toString(),
				Locale.getDefault().toLanguageTag())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}

		assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("Result: Same[entries=");
	}

	@Test
	void thePageIsShownAsItWasWithoutRunningAnyCode() {
		Journal journal = new JournalCodec(this.keys).read(recorded());
		JournalPage page = new JournalPage(journal);

		assertThat(page.html(1)).contains("Count: 0");
		assertThat(page.html(page.entries() - 1)).contains("Count: 2");
	}

	@Test
	void theEndpointListsAndDropsJournals() {
		recorded();

		this.client.get()
			.uri(ENDPOINT)
			.exchange()
			.expectBody()
			.jsonPath("$.wanted")
			.isEqualTo(0)
			.jsonPath("$.journals[0].path")
			.isEqualTo("/counter")
			.jsonPath("$.journals[0].completeness")
			.isEqualTo("WHOLE");
		this.client.delete().uri(ENDPOINT).exchange().expectStatus().is2xxSuccessful();
		assertThat(this.journals.journals()).isEmpty();
		this.client.get().uri(ENDPOINT + "/1").exchange().expectStatus().isNotFound();
	}

	private byte[] recorded() {
		this.client.post()
			.uri(ENDPOINT)
			.bodyValue(Map.of("sessions", 1, "path", "/counter"))
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
		use();
		int number = this.journals.journals().getLast().number();
		byte[] bytes = this.client.get()
			.uri(ENDPOINT + "/" + number)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(bytes).isNotNull();
		return bytes;
	}

	/** Clicks twice. */
	private void use() {
		PageMarkup page = PageMarkup.get(this.client, "/counter");
		try (LivePage live = LivePage.open(this.port)
			.hello(page.token(), "0123456789abcdef", "/counter", page.digest())) {
			live.next();
			for (int i = 1; i <= 2; i++) {
				live.event(BUTTON);
				live.next();
			}
		}
	}

}
