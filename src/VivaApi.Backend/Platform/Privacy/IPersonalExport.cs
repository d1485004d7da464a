namespace VivaApi.Backend.Platform.Privacy;

/// <summary>One section of what customers are given of what is kept about them.</summary>
internal interface IPersonalExport
{
    /// <summary>The section of an export, camelCase.</summary>
    string Section { get; }

    /// <summary>Everything that is kept, row by row, in the form of the API.</summary>
    IAsyncEnumerable<object> ExportAsync(Guid userId);
}
