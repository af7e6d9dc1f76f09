package dev.lattice.benchmarks;

import java.nio.ByteBuffer;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

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

	private static final int BEFORE_ROUTES = -2;

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(FloorServer.class);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn",
				"spring.threads.virtual.enabled", true, "lattice.enabled", false));
		application.run(args);
	}

	@Bean
	SimpleUrlHandlerMapping floor() {
		WebSocketHandler handler = (session) -> session
			.send(session.receive().map((question) -> answer(session, question)));
		return new SimpleUrlHandlerMapping(Map.of(PATH, handler), BEFORE_ROUTES);
	}

	private static WebSocketMessage answer(WebSocketSession session, WebSocketMessage question) {
		DataBuffer payload = question.getPayload();
		byte[] read = new byte[QUESTION];
		payload.read(read);
		ByteBuffer in = ByteBuffer.wrap(read);
		byte[] answer = new byte[ANSWER];
		ByteBuffer.wrap(answer).putShort((short) 1).putInt(in.getInt()).putInt(in.getInt()).putInt(in.getInt() + 1);
		return session.binaryMessage((buffers) -> buffers.wrap(answer));
	}

}
