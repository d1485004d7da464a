using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Amazon's client, set up so that other stores understand it too, over the process's own HTTP clients.</summary>
internal static class S3Client
{
    public const string HttpClientName = "S3";

    private const int MostRetries = 2;

    public static AmazonS3Client Create(S3Options options, IHttpClientFactory clients)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            AuthenticationRegion = options.Region,
            Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            MaxErrorRetry = MostRetries,

            // Checksums in trailers are newer than most stores; the signature covers the whole content anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = new ProcessClients(clients),
        };
        if (options.Endpoint.Length > 0)
        {
            config.ServiceURL = options.Endpoint;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config);
    }

    private sealed class ProcessClients(IHttpClientFactory clients) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => clients.CreateClient(HttpClientName);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
    }
}
