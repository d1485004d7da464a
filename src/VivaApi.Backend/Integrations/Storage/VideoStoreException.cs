namespace VivaApi.Backend.Integrations.Storage;

/// <summary>The place where videos are kept does not work at the moment. Trying again later may help; the video is not at fault.</summary>
internal sealed class VideoStoreException(string message, Exception? cause = null) : Exception(message, cause);
