package dev.lattice.engine.session.journal;

import java.util.Map;

import dev.lattice.engine.component.Compression;
import dev.lattice.engine.session.FirstHtml;

/** Passes on the first HTML, and remembers the body. */
final class RecordedHtml implements FirstHtml {

	private final FirstHtml html;

	private final StringBuilder body = new StringBuilder();

	RecordedHtml(FirstHtml html) {
		this.html = html;
	}

	@Override
	public void head(Map<String, String> entries, Compression compression) {
		this.html.head(entries, compression);
	}

	@Override
	public void flush() {
		this.html.flush();
	}

	@Override
	public void body(CharSequence part) {
		this.body.append(part);
		this.html.body(part);
	}

	String all() {
		return this.body.toString();
	}

}
