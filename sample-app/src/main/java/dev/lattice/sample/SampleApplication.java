package dev.lattice.sample;

import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.Rooms;
import dev.lattice.transport.webflux.PageCustomizer;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Serves the samples. */
@SpringBootApplication
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

	@Bean
	SharedSignal<Integer> votes() {
		return SharedSignal.of(0);
	}

	@Bean
	Room board(Rooms rooms) {
		return rooms.open("board");
	}

	@Bean
	ApplicationRunner firstCards(Room board) {
		return (arguments) -> {
			if (board.map("cards", Kanban.Card.class).isEmpty()) {
				Kanban.putFirstCards(board);
			}
		};
	}

	@Bean
	Room document(Rooms rooms) {
		return rooms.open("document");
	}

	@Bean
	Room poll(Rooms rooms) {
		return rooms.open("poll");
	}

	/** Lets the page with the editor load it. */
	@Bean
	PageCustomizer editor() {
		return (head) -> head.script("/hooks.js");
	}

}
