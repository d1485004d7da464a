using System.Security.Cryptography;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;

namespace VivaApi.Sandbox.Postgres;

/// <summary>The volume that keeps a sandbox's data between containers, and the one container that may work on it.</summary>
internal static class KeptVolume
{
    private const uint StopWithinSeconds = 30;

    /// <summary>The same on every start of the same sandbox; the container has this name too, so that there cannot be two.</summary>
    public static string NameFor(string folder) =>
        $"vivaapi-sandbox-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]}";

    /// <summary>Ends the container of an earlier sandbox that was killed: two servers on one volume would destroy the data.</summary>
    public static async Task RemoveContainerAsync(string folder, CancellationToken cancellationToken)
    {
        using var client = Connect();
        var name = NameFor(folder);
        try
        {
            await client.Containers.StopContainerAsync(
                name, new ContainerStopParameters { WaitBeforeKillSeconds = StopWithinSeconds }, cancellationToken);
            await client.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, cancellationToken);
        }
        catch (DockerContainerNotFoundException)
        {
            // None was left, which is usual.
        }
    }

    /// <summary>Removes the data.</summary>
    public static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        await RemoveContainerAsync(folder, cancellationToken);
        using var client = Connect();
        await client.Volumes.RemoveAsync(NameFor(folder), force: true, cancellationToken);
    }

    private static DockerClient Connect() =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(Guid.Empty).Build();
}
