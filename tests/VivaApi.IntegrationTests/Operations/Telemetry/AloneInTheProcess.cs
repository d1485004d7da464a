namespace VivaApi.IntegrationTests.Operations.Telemetry;

/// <summary>Tests that run when all others have ended.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
