package dev.lattice.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.Replay;
import dev.lattice.engine.session.journal.ReplayResult;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.JournalCodec;
import dev.lattice.whole.WholeApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Does the session of a journal again in a process of its own. */
public final class ReplayMain {

	private ReplayMain() {
	}

	/**
	 * Prints what came of it.
	 * @param arguments the file of the journal and the language of the page
	 * @throws IOException if the file cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		Journal journal = JournalCodec.withoutKeys().read(Files.readAllBytes(Path.of(arguments[0])));
		System.out.println("Result: " + replay(journal, Locale.forLanguageTag(arguments[1])));
	}

	/** Does a session of {@link WholeApplication} again. */
	public static ReplayResult replay(Journal journal, Locale locale) {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.web(WebApplicationType.NONE)
			.run()) {
			return Replay.run(journal,
					new TesterPages(application.getBean(ComponentCatalog.class),
							application.getBean(ComponentFactory.class), List.of(), new Templates(100),
							SessionLimits.DEFAULTS)
						.stage(null, locale));
		}
	}

}
