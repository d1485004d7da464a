namespace VivaApi.Backend.Platform.Configuration;

/// <summary>A setting is missing or malformed. The message names it as the operator writes it and says what it should look like.</summary>
internal sealed class SettingException(string setting, string problem) : Exception($"{setting} {problem}");
