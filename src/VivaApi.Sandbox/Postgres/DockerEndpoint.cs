using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;

namespace VivaApi.Sandbox.Postgres;

/// <summary>Asks quickly whether a Docker engine answers, before anything slow is tried.</summary>
internal static class DockerEndpoint
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Looks where DOCKER_HOST points, else at the usual sockets.</summary>
    public static async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(Limit);
        foreach (var endpoint in Endpoints())
        {
            try
            {
                if (await AnswersAsync(endpoint, timeLimit.Token))
                {
                    return true;
                }
            }
            catch (Exception silent) when (silent is IOException or SocketException or TimeoutException or UnauthorizedAccessException
                || (silent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Nobody there: look at the next.
            }
        }

        return false;
    }

    private static IEnumerable<Uri> Endpoints()
    {
        if (
            Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host && Uri.TryCreate(host,
            UriKind.Absolute,
            out var chosen))
        {
            return [chosen];
        }

        if (OperatingSystem.IsWindows())
        {
            return [new Uri("npipe://./pipe/docker_engine")];
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new[]
            {
                "/var/run/docker.sock",
                $"{Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")}/docker.sock",
                $"{home}/.docker/run/docker.sock",
                $"{home}/.docker/desktop/docker.sock",
            }
            .Where(File.Exists)
            .Select(path => new Uri($"unix://{path}"));
    }

    private static async Task<bool> AnswersAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        switch (endpoint.Scheme)
        {
            case "unix":
                using (var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    await unix.ConnectAsync(new UnixDomainSocketEndPoint(endpoint.AbsolutePath), cancellationToken);
                    await using var stream = new NetworkStream(unix);
                    return await AnswersAsync(stream, cancellationToken);
                }

            case "tcp" or "http":
                using (var tcp = new TcpClient())
                {
                    await tcp.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
                    return await AnswersAsync(tcp.GetStream(), cancellationToken);
                }

            case "npipe":
                var pipe = new NamedPipeClientStream(
                    ".", Path.GetFileName(endpoint.AbsolutePath), PipeDirection.InOut, PipeOptions.Asynchronous);
                await using (pipe)
                {
                    await pipe.ConnectAsync(cancellationToken);
                    return await AnswersAsync(pipe, cancellationToken);
                }

            default:
                return false;
        }
    }

    private static async Task<bool> AnswersAsync(Stream engine, CancellationToken cancellationToken)
    {
        await engine.WriteAsync("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
        var answer = new byte[64];
        var length = await engine.ReadAsync(answer, cancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length).Contains(" 200 ", StringComparison.Ordinal);
    }
}
