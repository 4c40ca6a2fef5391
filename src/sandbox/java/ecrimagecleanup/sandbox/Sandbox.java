package ecrimagecleanup.sandbox;

import ecrimagecleanup.sandbox.ecr.EcrService;
import ecrimagecleanup.sandbox.ecr.Registries;
import ecrimagecleanup.sandbox.ecr.TaggingService;
import ecrimagecleanup.sandbox.ecs.EcsService;
import ecrimagecleanup.sandbox.eks.EksService;
import ecrimagecleanup.sandbox.iam.IamService;
import ecrimagecleanup.sandbox.inspector.InspectorService;
import ecrimagecleanup.sandbox.lambda.LambdaService;
import ecrimagecleanup.sandbox.logs.LogsService;
import ecrimagecleanup.sandbox.ssm.SsmService;
import ecrimagecleanup.sandbox.sts.StsService;
import java.time.InstantSource;

/**
 * A world with its services behind one endpoint. Services that live elsewhere are added to the
 * endpoint.
 *
 * @param world the world
 * @param registries the repositories of all accounts
 * @param ecr the image registry of all accounts, called without the endpoint
 * @param ecs the container service of all accounts, called without the endpoint
 * @param lambda the functions of all accounts, called without the endpoint
 * @param eks the clusters of Kubernetes of all accounts, which others make
 * @param inspector the scanner of all accounts, which can leave out an image
 * @param iam the permissions of all accounts, of which some can be taken
 * @param ssm the parameters
 * @param logs the log groups of all accounts
 * @param endpoint where all services are called
 */
public record Sandbox(
    World world,
    Registries registries,
    AwsService ecr,
    AwsService ecs,
    AwsService lambda,
    EksService eks,
    InspectorService inspector,
    IamService iam,
    SsmService ssm,
    LogsService logs,
    Endpoint endpoint) {

  /** An empty world at the time of {@code clock}; the same seed makes the same world. */
  public static Sandbox create(WorldClock clock, long seed) {
    return create(clock, seed, Readings.friendly());
  }

  /** Like {@link #create(WorldClock, long)}, with an AWS that is read as {@code readings} say. */
  public static Sandbox create(WorldClock clock, long seed, Readings readings) {
    World world = new World(clock, seed, readings);
    Registries registries = new Registries(world);
    AccessKeys keys = new AccessKeys();
    AwsService ecr = new EcrService(world, registries);
    AwsService ecs = new EcsService(world, registries);
    AwsService lambda = new LambdaService(world, registries);
    InspectorService inspector = new InspectorService(world, registries);
    Endpoint endpoint = new Endpoint(world, keys);
    endpoint.add(ecr);
    endpoint.add(ecs);
    endpoint.add(lambda);
    endpoint.add(new TaggingService(world, registries));
    EksService eks = new EksService();
    endpoint.add(eks);
    endpoint.add(new StsService(keys, InstantSource.system()));
    endpoint.add(inspector);
    IamService iam = new IamService();
    endpoint.add(iam);
    SsmService ssm = new SsmService(world);
    endpoint.add(ssm);
    LogsService logs = new LogsService(world);
    endpoint.add(logs);
    return new Sandbox(
        world, registries, ecr, ecs, lambda, eks, inspector, iam, ssm, logs, endpoint);
  }
}
