package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import dev.lattice.engine.component.Head;
import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageVisit;

/** Writes the HTML document around a rendered component (P-41). */
final class PageDocument {

	private static final int IDENTITY_BYTES = 8;

	private static final String END = "</body>\n</html>\n";

	private final PageSettings settings;

	private final ClientScript client;

	private final List<PageCustomizer> customizers;

	PageDocument(PageSettings settings, ClientScript client, List<PageCustomizer> customizers) {
		this.settings = settings;
		this.client = client;
		this.customizers = customizers;
	}

	/** Writes what comes before the component, by what the page says in the head. */
	void begin(StringBuilder html, PageVisit visit, Map<String, String> said, ContentPolicy policy) {
		String root = visit.contextPath();
		html.append("<!DOCTYPE html>\n<html lang=\"")
			.append(HtmlEscape.attribute(said.getOrDefault(Head.LANGUAGE, "")))
			.append("\">\n<head>\n<meta charset=\"utf-8\">\n")
			.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
			.append(HtmlEscape.text(said.getOrDefault(Head.TITLE, "")))
			.append("</title>\n");
		said(html, said);
		head(root).appendTo(html, said.keySet(), policy.attribute());
		html.append("<script type=\"module\" src=\"")
			.append(HtmlEscape.attribute(root + this.client.path()))
			.append("\" integrity=\"")
			.append(this.client.integrity())
			.append('"')
			.append(policy.attribute())
			.append("></script>\n</head>\n<body>");
	}

	/**
	 * Writes what comes after the component. The script in the head runs when the
	 * document is complete, and finds here what makes the page live: a document that was
	 * cut off stays dead.
	 */
	void end(StringBuilder html, PageVisit visit, OpenPage page, ContentPolicy policy) {
		String root = visit.contextPath();
		html.append('\n');
		preload(html, page.paint().needs(), root, policy);
		state(html, page, root, identity(root, head(root)));
		html.append(END);
	}

	/** Writes in place of the component that it could not be made. */
	void fail(StringBuilder html, String incident) {
		html.append("\n<p class=\"lattice-failed\" role=\"alert\">This page could not be shown. Incident ")
			.append(HtmlEscape.text(incident))
			.append("</p>")
			.append(END);
	}

	/** What the page needs from its start comes along with the client, not after it. */
	private void preload(StringBuilder html, List<String> needs, String root, ContentPolicy policy) {
		this.client.parts().forEach((name, script) -> {
			if (needs.contains(name)) {
				html.append("<link rel=\"modulepreload\" href=\"")
					.append(HtmlEscape.attribute(root + script.path()))
					.append("\" integrity=\"")
					.append(script.integrity())
					.append('"')
					.append(policy.attribute())
					.append(">\n");
			}
		});
	}

	private PageHead head(String root) {
		PageHead head = new PageHead();
		this.settings.stylesheets().forEach((href) -> head.stylesheet(within(root, href)));
		if (this.settings.favicon() != null) {
			head.icon(within(root, this.settings.favicon()));
		}
		this.customizers.forEach((customizer) -> customizer.customize(head));
		return head;
	}

	/**
	 * Returns what tells this document around a page from another: one with other
	 * stylesheets, another script, other metadata of all pages.
	 */
	String identity(PageVisit visit) {
		return identity(visit.contextPath(), head(visit.contextPath()));
	}

	private String identity(String root, PageHead head) {
		StringBuilder content = new StringBuilder(root).append(this.client.path()).append('\n');
		head.appendTo(content, Set.of(), "");
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(content.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, IDENTITY_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** What the page itself says (I-90). */
	private static void said(StringBuilder html, Map<String, String> said) {
		said.forEach((name, value) -> {
			if (name.equals(Head.CANONICAL)) {
				html.append("<link rel=\"canonical\" href=\"").append(HtmlEscape.attribute(value)).append("\">\n");
			}
			else if (name.startsWith(Head.META)) {
				String meta = name.substring(Head.META.length());
				html.append(meta.contains(":") ? "<meta property=\"" : "<meta name=\"")
					.append(HtmlEscape.attribute(meta))
					.append("\" content=\"")
					.append(HtmlEscape.attribute(value))
					.append("\">\n");
			}
		});
	}

	private void state(StringBuilder html, OpenPage page, String root, String identity) {
		html.append("<script type=\"application/json\" id=\"lattice-state\">{\"socket\":")
			.append(HtmlEscape.json(root + this.settings.socketPath()))
			.append(",\"token\":")
			.append(HtmlEscape.json(page.token()))
			.append(",\"digest\":")
			.append(HtmlEscape.json(page.paint().digest()))
			.append(",\"document\":")
			.append(HtmlEscape.json(identity))
			.append(",\"templates\":")
			.append(page.paint().templates());
		parts(html, page.paint().needs(), root);
		html.append("}</script>\n");
	}

	/** The optional parts of the client, and which of them this page needs (P-45). */
	private void parts(StringBuilder html, List<String> needs, String root) {
		StringJoiner addresses = new StringJoiner(",", ",\"parts\":{", "}").setEmptyValue("");
		this.client.parts().forEach((name, script) -> {
			if (this.settings.fallback() || !name.equals(Wire.FALLBACK)) {
				addresses.add(HtmlEscape.json(name) + ":" + HtmlEscape.json(root + script.path()));
			}
		});
		html.append(addresses);
		if (!needs.isEmpty()) {
			StringJoiner names = new StringJoiner(",", ",\"needs\":[", "]");
			needs.forEach((name) -> names.add(HtmlEscape.json(name)));
			html.append(names);
		}
		if (this.settings.progressBar() && this.client.parts().containsKey(Wire.MORE)) {
			html.append(",\"progress\":").append(HtmlEscape.json(Wire.MORE));
		}
	}

	private static String within(String root, String href) {
		return (href.startsWith("/") && !href.startsWith("//")) ? root + href : href;
	}

}
