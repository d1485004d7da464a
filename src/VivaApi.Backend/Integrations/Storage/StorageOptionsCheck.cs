using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Finds out at start, not at the first finished video, that there is no place to keep it.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            failures.Add("Storage__Folder must be a folder's path, for example /var/lib/vivaapi/videos");
        }
        else if (!IsWritable(options.Folder))
        {
            failures.Add($"Storage__Folder must be a folder that this process may write to; \"{options.Folder}\" is not");
        }

        if (options.MaxBytes is < 1_048_576 or > 10_737_418_240)
        {
            failures.Add("Storage__MaxBytes must be a number from 1048576 to 10737418240");
        }

        if (options.DownloadTimeoutSeconds is < 5 or > 3_600)
        {
            failures.Add("Storage__DownloadTimeoutSeconds must be a number from 5 to 3600");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    // Permissions can be read in many ways that are all wrong somewhere (root, mounts, quotas); writing cannot.
    private static bool IsWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $"{VideoStore.PartialPrefix}{Path.GetRandomFileName()}");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
