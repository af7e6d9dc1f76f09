package dev.lattice.inbrowser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves, on this machine only, a page and the compiled module that it loads. */
final class WasmServer implements AutoCloseable {

	private static final String PAGE = """
			<!doctype html>
			<title>The engine in the browser</title>
			<link rel="icon" href="data:,">
			<script src="/runtime.js"></script>
			""";

	private final HttpServer server;

	WasmServer(Path folder) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/",
				(exchange) -> answer(exchange, "text/html", PAGE.getBytes(StandardCharsets.UTF_8)));
		serve("/runtime.js", "text/javascript", folder.resolve("runtime.js"));
		serve("/engine.wasm", "application/wasm", folder.resolve("engine.wasm"));
		serve("/documents.wasm", "application/wasm", folder.resolve("documents.wasm"));
		serve("/rooms.wasm", "application/wasm", folder.resolve("rooms.wasm"));
		this.server.start();
	}

	private void serve(String path, String type, Path file) {
		this.server.createContext(path, (exchange) -> answer(exchange, type, Files.readAllBytes(file)));
	}

	private static void answer(HttpExchange exchange, String type, byte[] content) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().set("Content-Type", type);
			exchange.sendResponseHeaders(200, content.length);
			exchange.getResponseBody().write(content);
		}
	}

	String address() {
		InetSocketAddress address = this.server.getAddress();
		return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/";
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
