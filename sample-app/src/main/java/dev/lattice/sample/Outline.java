package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YXmlElement;
import dev.lattice.crdt.YXmlText;
import dev.lattice.sample.SharedDocument.Heading;

/** Reads the headings of what the editor writes: a tree of elements under "body". */
final class Outline {

	private Outline() {
	}

	static List<Heading> of(Doc document) {
		List<Heading> headings = new ArrayList<>();
		for (Object child : document.xmlFragment("body").toList()) {
			if (child instanceof YXmlElement element && element.nodeName().equals("heading")) {
				headings.add(new Heading(headings.size(), level(element), text(element)));
			}
		}
		return headings;
	}

	private static int level(YXmlElement heading) {
		return (heading.attribute("level") instanceof Number level) ? level.intValue() : 1;
	}

	private static String text(YXmlElement heading) {
		StringBuilder text = new StringBuilder();
		for (Object child : heading.toList()) {
			if (child instanceof YXmlText part) {
				for (Delta piece : part.toDelta()) {
					if (piece instanceof Delta.Insert insert && insert.content() instanceof String content) {
						text.append(content);
					}
				}
			}
		}
		return text.toString();
	}

}
