namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Where the bucket is, when <see cref="StorageOptions.Kind"/> is <see cref="StorageKind.S3"/>.</summary>
internal sealed class S3Options
{
    /// <summary>
    /// Address of a store that speaks S3, for example <c>https://oss-cn-hangzhou.aliyuncs.com</c>. Empty, the default: Amazon.
    /// </summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The region that requests are signed for. Default <c>us-east-1</c>, which most stores but Amazon take for any.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>No default. The bucket must be there, and closed to the public.</summary>
    public string Bucket { get; set; } = string.Empty;

    /// <summary>Put before every name. Default <c>videos/</c>.</summary>
    public string Prefix { get; set; } = "videos/";

    /// <summary>No default. May read, write and delete below the prefix and nothing else.</summary>
    public string AccessKey { get; set; } = string.Empty;

    /// <summary>No default; a secret.</summary>
    public string SecretKey { get; set; } = string.Empty;

    /// <summary>
    /// Whether the bucket stands in the path and not in the host's name. Default true, which MinIO and its like need; Alibaba's OSS
    /// wants false.
    /// </summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>Seconds for one request, a whole upload included, 5 to 3600; default 300.</summary>
    public int TimeoutSeconds { get; set; } = 300;
}
