namespace VivaApi.Backend.Integrations.Storage;

/// <summary>What was handed in is not a video that is kept here: too large, empty, or no MP4. Nothing of it stays.</summary>
internal sealed class VideoRefusedException(string message) : Exception(message);
