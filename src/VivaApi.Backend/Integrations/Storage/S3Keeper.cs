using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>
/// Keeps videos in a bucket, at Amazon or at anything that speaks S3. An object appears whole or not at all: the store knows its
/// length and its hash before it begins.
/// </summary>
internal sealed class S3Keeper(IAmazonS3 s3, IOptions<StorageOptions> options) : IVideoKeeper
{
    public Task KeepAsync(string file, string name, CancellationToken cancellationToken) => TryAsync<object?>(
        async () =>
        {
            await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = Bucket,
                    Key = KeyOf(name),
                    FilePath = file,
                    ContentType = StoredVideo.ContentType,

                    // Signed as one piece: many stores that speak S3 do not know Amazon's signed chunks.
                    UseChunkEncoding = false,
                },
                cancellationToken);
            File.Delete(file);
            return null;
        });

    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) => TryAsync<Stream?>(async () =>
    {
        var head = await s3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = Bucket, Key = KeyOf(name) }, cancellationToken);
        return new S3VideoStream(s3, Bucket, KeyOf(name), head.ETag, head.ContentLength);
    });

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => TryAsync<object?>(async () =>
    {
        await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = Bucket, Key = KeyOf(name) }, cancellationToken);
        return null;
    });

    private string Bucket => options.Value.S3.Bucket;

    private string KeyOf(string name) => options.Value.S3.Prefix + name;

    /// <returns>The default when there is no such object.</returns>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> callAsync)
    {
        try
        {
            return await callAsync();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return default;
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException
            or OperationCanceledException { InnerException: TimeoutException })
        {
            var what = (failure as AmazonServiceException)?.ErrorCode ?? failure.GetType().Name;
            throw new VideoStoreException($"the bucket: {what}", failure);
        }
    }
}
