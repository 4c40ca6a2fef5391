package ecrimagecleanup.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueBacklogTest {

  @Test
  void isHeardIfNothingIsLeft() {
    assertThat(new QueueBacklog("task-events", 0, 0).whyUnheard()).isEmpty();
  }

  @Test
  void namesDeadLettersAndWhatToDo() {
    assertThat(new QueueBacklog("task-events", 5, 1).whyUnheard())
        .contains(
            "The queue task-events has 1 dead letter, so a use may have ended unheard. Repair the cause, and run ecr-image-cleanup checks redrive task-events.");
  }

  @Test
  void isNotHeardWhileAMessageIsThere() {
    assertThat(new QueueBacklog("task-events", 1, 0).whyUnheard())
        .contains("The queue task-events still has 1 message, so a use may have ended unheard.");
  }
}
