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

        if (options.Kind == StorageKind.S3)
        {
            failures.AddRange(Failures(options.S3, options.MaxBytes));
        }

        if (options.DownloadTimeoutSeconds is < 5 or > 3_600)
        {
            failures.Add("Storage__DownloadTimeoutSeconds must be a number from 5 to 3600");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(S3Options s3, long maxBytes)
    {
        foreach (var (name, value) in new[]
            {
                (nameof(s3.Bucket), s3.Bucket), (nameof(s3.AccessKey), s3.AccessKey), (nameof(s3.SecretKey), s3.SecretKey),
                (nameof(s3.Region), s3.Region),
            })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"Storage__S3__{name} is missing, and Storage__Kind is S3";
            }
        }

        if (s3.Endpoint.Length > 0 && !IsWebAddress(s3.Endpoint))
        {
            yield return "Storage__S3__Endpoint must be an address such as https://s3.example.com, or empty for Amazon";
        }

        if (s3.TimeoutSeconds is < 5 or > 3_600)
        {
            yield return "Storage__S3__TimeoutSeconds must be a number from 5 to 3600";
        }

        // A store takes no more than this in one piece.
        if (maxBytes > 5_368_709_120)
        {
            yield return "Storage__MaxBytes must be a number up to 5368709120, because Storage__Kind is S3";
        }
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

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
