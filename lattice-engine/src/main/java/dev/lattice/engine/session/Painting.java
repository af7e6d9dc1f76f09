package dev.lattice.engine.session;

import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Compression;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Hands over the first HTML of a page: the head when the page says so, else all at the
 * end.
 */
final class Painting {

	/** Where it goes; null once it is there. */
	private @Nullable FirstHtml html;

	private final Compression compression;

	/** What the head said when it was handed over. */
	private @Nullable Map<String, String> sent;

	Painting(FirstHtml html, Compression compression) {
		this.html = html;
		this.compression = compression;
	}

	/** Hands over the head while the page is being made. */
	void beginEarly() {
		FirstHtml html = this.html;
		if (html != null) {
			head(html, Scope.provided(Head.class));
			this.compression.htmlBegins();
			html.flush();
		}
	}

	/** Hands over the page, which is made now. */
	FirstPaint complete(Head head, Renderer renderer) {
		FirstHtml html = this.html;
		if (html == null) {
			throw new IllegalStateException("The first HTML was handed over already");
		}
		this.html = null;
		// It can send nothing early any more, and lets go of what it would have asked.
		head.sendEarly();
		Map<String, String> said = (this.sent != null) ? this.sent : head(html, head);
		renderer.html(html::body);
		this.compression.htmlEnds();
		return new FirstPaint(renderer.digest(), renderer.templatesAsJson(), said, List.copyOf(renderer.needs()));
	}

	private Map<String, String> head(FirstHtml html, Head head) {
		Map<String, String> said = head.entries();
		html.head(said, this.compression);
		this.sent = said;
		return said;
	}

}
