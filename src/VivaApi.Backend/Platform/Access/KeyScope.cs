namespace VivaApi.Backend.Platform.Access;

/// <summary>What an API key may be used for.</summary>
public enum KeyScope
{
    /// <summary>Make videos, follow them and fetch them.</summary>
    Generate,

    /// <summary>Read videos, quota and credits; change nothing.</summary>
    Read,
}
