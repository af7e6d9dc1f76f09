package dev.lattice.benchmarks;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.publisher.Sinks;

import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

/**
 * The least that a click over a WebSocket can cost on Spring WebFlux, in a process of its
 * own: reads {@value #QUESTION} bytes, adds one, answers {@value #ANSWER} bytes. No
 * session, no page, no thread but the event loop.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class FloorServer {

	/** The bytes of a question: connection, click, count. */
	static final int QUESTION = 12;

	/** The bytes of an answer: kind, connection, click, count. */
	static final int ANSWER = 14;

	static final String PATH = "/floor";

	/** Where each answer goes to every socket. */
	static final String NEWS = "/floor-news";

	private static final int BEFORE_ROUTES = -2;

	private static final String PAGE = """
			<!DOCTYPE html><meta charset="utf-8"><title>Floor</title><button>+1</button><p>0</p><script>
			let socket = new WebSocket("ws://" + location.host + "/floor"), [button, p] = document.body.children
			socket.binaryType = "arraybuffer"
			socket.onmessage = e => p.textContent = new DataView(e.data).getInt32(10)
			button.onclick = () => {
			  let out = new DataView(new ArrayBuffer(12))
			  out.setInt32(8, p.textContent)
			  socket.readyState == 1 && socket.send(out)
			}
			</script>""";

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(FloorServer.class);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn",
				"spring.threads.virtual.enabled", true, "lattice.enabled", false));
		application.run(args);
	}

	@Bean
	SimpleUrlHandlerMapping floor() {
		WebSocketHandler handler = (session) -> session
			.send(session.receive().map((question) -> session.binaryMessage(wrapping(answer(question)))));
		return new SimpleUrlHandlerMapping(Map.of(PATH, handler, NEWS, news()), BEFORE_ROUTES);
	}

	/** The same as a page: the least of a page that counts clicks over a WebSocket. */
	@Bean
	RouterFunction<ServerResponse> page() {
		return RouterFunctions.route()
			.GET("/", (request) -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(PAGE))
			.build();
	}

	/** One answer for all sockets: its bytes are made once. */
	private static WebSocketHandler news() {
		Sinks.Many<byte[]> news = Sinks.many().multicast().directBestEffort();
		return (session) -> session.send(news.asFlux().map((answer) -> session.binaryMessage(wrapping(answer))))
			.and(session.receive().doOnNext((question) -> news.emitNext(answer(question), FAIL_FAST)));
	}

	private static Function<DataBufferFactory, DataBuffer> wrapping(byte[] bytes) {
		return (buffers) -> buffers.wrap(bytes);
	}

	private static byte[] answer(WebSocketMessage question) {
		DataBuffer payload = question.getPayload();
		byte[] read = new byte[QUESTION];
		payload.read(read);
		ByteBuffer in = ByteBuffer.wrap(read);
		byte[] answer = new byte[ANSWER];
		ByteBuffer.wrap(answer).putShort((short) 1).putInt(in.getInt()).putInt(in.getInt()).putInt(in.getInt() + 1);
		return answer;
	}

}
