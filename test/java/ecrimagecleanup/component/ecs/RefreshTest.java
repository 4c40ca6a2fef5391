package ecrimagecleanup.component.ecs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.SideBySide;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.sandbox.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;

/** What a reading of many workloads takes. */
class RefreshTest {
  private static final int WORKLOADS = 300;
  private static final int SERVICES = 20;
  private static final int TASKS = 5;
  private static final int PARALLEL = 16;
  private static final long CALL = TimeUnit.MILLISECONDS.toNanos(20);

  private final RevisionMemory memory =
      new RevisionMemory(new WorldClock(Instant.parse("2026-03-02T12:00:00Z")));

  /** A workload with a time of its own, which its calls and its waits take. */
  private static final class Place {
    final FakeEcs ecs = new FakeEcs();
    long now;

    Place(WorkloadAccount workload) {
      Paces paces = new Paces(() -> now, wait -> now += wait);
      ecs.before =
          request -> {
            String action = request.getClass().getSimpleName().replace("Request", "");
            paces.await(
                workload.accountId(), workload.region(), ActionGroup.of(action).orElseThrow());
            now += CALL;
          };
      ecs.clusters.add(
          "arn:aws:ecs:%s:%s:cluster/main".formatted(workload.region(), workload.accountId()));
      IntStream.range(0, SERVICES).forEach(number -> addService(workload, "s" + number));
    }

    private void addService(WorkloadAccount workload, String name) {
      String definition = workload.revision(name, 1).toString();
      Service service =
          EcsUsageTestCase.service(name)
              .taskDefinition(definition)
              .deployments(
                  Deployment.builder()
                      .taskDefinition(definition)
                      .rolloutState(DeploymentRolloutState.COMPLETED)
                      .build())
              .currentServiceRevisions(
                  ServiceCurrentRevisionSummary.builder()
                      .arn(EcsUsageTestCase.arn("service-revision", name))
                      .build())
              .build();
      EcsUsageTestCase.addService(ecs, service, "orders:" + name, EcsUsageTestCase.digest(1));
      ecs.active.add(definition);
      ecs.definitions.put(
          definition, ecs.definitions.get(EcsUsageTestCase.arn("task-definition", name + ":1")));
      for (int task = 0; task < TASKS; task++) {
        String id = name + "-" + task;
        ecs.running.put(
            EcsUsageTestCase.arn("task", id),
            EcsUsageTestCase.task(
                    id, "orders:" + name, EcsUsageTestCase.digest(1), "service:" + name)
                .toBuilder()
                .taskDefinitionArn(definition)
                .build());
      }
    }
  }

  /** Does the first thing that it is given, and nothing else. */
  private static final class OnlyTheFirst extends AbstractExecutorService {
    final List<Runnable> waiting = new ArrayList<>();
    private boolean done;

    @Override
    public void execute(Runnable command) {
      if (done) {
        waiting.add(command);
      } else {
        done = true;
        command.run();
      }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return waiting;
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }

  @Test
  void aReadingOfThreeHundredWorkloadsEndsWithinAMinuteAndDescribesNothingTwice() {
    Map<WorkloadAccount, Place> places =
        new TreeMap<>(Comparator.comparing(WorkloadAccount::toString));
    for (int number = 1; number <= WORKLOADS; number++) {
      WorkloadAccount workload = new WorkloadAccount("%012d".formatted(number), "eu-central-1");
      places.put(workload, new Place(workload));
    }

    assertThat(read(places).doubts()).isEmpty();
    assertThat(duration(places.values())).isLessThan(Duration.ofMinutes(1));
    assertThat(places.values())
        .allSatisfy(
            place -> assertThat(place.ecs.described()).doesNotHaveDuplicates().hasSize(SERVICES));

    places.values().forEach(place -> place.ecs.requests.clear());
    assertThat(read(places).doubts()).isEmpty();
    assertThat(places.values())
        .allSatisfy(place -> assertThat(place.ecs.requests).hasSizeLessThanOrEqualTo(12))
        .allSatisfy(place -> assertThat(place.ecs.described()).isEmpty());
  }

  private LiveUse read(Map<WorkloadAccount, Place> places) {
    return new UsageReader(
            workload -> requireNonNull(places.get(workload)).ecs,
            new HowToRead(memory, Duration.ofHours(1), Optional.empty()),
            new SideBySide(Optional.empty()))
        .read(List.copyOf(places.keySet()), KnownRevisions.NONE, KnownRevisions.NONE);
  }

  /** With so many threads as there are, each of which takes the next workload when it is free. */
  private static Duration duration(Collection<Place> places) {
    PriorityQueue<Long> threads = new PriorityQueue<>();
    IntStream.range(0, PARALLEL).forEach(thread -> threads.add(0L));
    places.forEach(place -> threads.add(threads.remove() + place.now));
    return Duration.ofNanos(threads.stream().mapToLong(Long::longValue).max().orElseThrow());
  }

  @Test
  void soManyWorkloadsAreReadSideBySideAndNoMore() throws Exception {
    int parallel = 3;
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // All of them have to be there at once, or the first ones wait in vain.
    Phaser meeting = new Phaser(parallel);
    List<WorkloadAccount> workloads =
        IntStream.rangeClosed(1, 2 * parallel)
            .mapToObj(number -> new WorkloadAccount("%012d".formatted(number), "eu-west-1"))
            .toList();
    DefaultCamelContext context = new DefaultCamelContext();
    SideBySide threads = SideBySide.start(context, this, "refresh", parallel);
    try {
      List<String> read =
          threads.each(
              workloads,
              workload -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                meet(meeting);
                now.decrementAndGet();
                meet(meeting);
                return workload.accountId();
              });

      assertThat(read).isEqualTo(workloads.stream().map(WorkloadAccount::accountId).toList());
      assertThat(most).hasValue(parallel);
    } finally {
      threads.stop(context);
    }
  }

  private static void meet(Phaser meeting) {
    try {
      meeting.awaitAdvanceInterruptibly(meeting.arrive(), 10, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("The others did not come.", e);
    }
  }

  @Test
  void withoutThreadsTheCallerReadsOneAfterTheOther() {
    List<Thread> by = new ArrayList<>();
    new SideBySide(Optional.empty()).each(List.of(1, 2, 3), one -> by.add(Thread.currentThread()));

    assertThat(by).hasSize(3).containsOnly(Thread.currentThread());
  }

  @Test
  void afterAFailureNobodyReadsOn() {
    OnlyTheFirst threads = new OnlyTheFirst();

    assertThatThrownBy(
            () ->
                new SideBySide(Optional.of(threads))
                    .each(
                        List.of(1, 2, 3),
                        one -> {
                          throw new IllegalStateException("number " + one);
                        }))
        .hasMessage("number 1");
    assertThat(threads.waiting)
        .hasSize(2)
        .allSatisfy(other -> assertThat(((Future<?>) other).isCancelled()).isTrue());
  }

  @Test
  void whoIsToldToStopStopsTheOthers() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(
              () ->
                  new SideBySide(Optional.of(threads))
                      .each(List.of(1), one -> new Phaser(2).arriveAndAwaitAdvance()))
          .isInstanceOf(AbortedException.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }
}
