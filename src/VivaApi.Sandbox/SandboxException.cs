namespace VivaApi.Sandbox;

/// <summary>Something a person can act on; the message is shown as it is, without a stack trace.</summary>
internal sealed class SandboxException(string message, Exception? cause = null) : Exception(message, cause);
