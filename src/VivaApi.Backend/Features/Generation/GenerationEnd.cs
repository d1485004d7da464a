namespace VivaApi.Backend.Features.Generation;

/// <summary>How a job ends. Only <see cref="Succeeded"/> spends the credits; every other end gives them back.</summary>
internal abstract record GenerationEnd(GenerationState State)
{
    public sealed record Succeeded(string FileName, long FileBytes) : GenerationEnd(GenerationState.Succeeded);

    public sealed record Failed(string Code, string Message) : GenerationEnd(GenerationState.Failed);

    public sealed record Cancelled() : GenerationEnd(GenerationState.Cancelled);

    public sealed record WrittenOff() : GenerationEnd(GenerationState.WrittenOff);
}
