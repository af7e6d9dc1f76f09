package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Node;

/** What stands between an opening comment and the closing one that belongs to it. */
final class DomRange {

	private DomRange() {
	}

	/** The comments and what is between them. */
	static List<Node> of(Node open) {
		List<Node> nodes = new ArrayList<>();
		int depth = 0;
		for (Node node = open; node != null; node = node.nextSibling()) {
			nodes.add(node);
			if (node instanceof Comment comment) {
				depth += opens(comment.getData()) ? 1 : closes(comment.getData()) ? -1 : 0;
				if (depth == 0) {
					return nodes;
				}
			}
		}
		throw new PageFault("<!--" + open.outerHtml() + "--> is not closed");
	}

	static Node end(Node open) {
		return of(open).getLast();
	}

	static boolean opens(String data) {
		return data.matches("[ihr]\\d+(\\.\\d+)?|p\\d+\\..*");
	}

	static boolean closes(String data) {
		return data.equals("/i") || data.equals("/h") || data.equals("/r") || data.equals("/p");
	}

}
