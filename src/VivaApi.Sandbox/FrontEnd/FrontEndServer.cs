using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace VivaApi.Sandbox.FrontEnd;

/// <summary>
/// Serves the page on a port of its own, which makes it another origin than the API. Until the page is there, a short one says how far
/// it is and looks again by itself.
/// </summary>
internal sealed class FrontEndServer : IAsyncDisposable
{
    private const string Index = "/index.html";
    private const string LookAgain = "<meta http-equiv=\"refresh\" content=\"1\">";
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly FileExtensionContentTypeProvider types = new();
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private FrontEndState state = new FrontEndState.Building("starting");
    private PhysicalFileProvider? files;
    private string api = string.Empty;

    private FrontEndServer(int port)
    {
        // The empty builder reads no environment: the service's own settings in this process are not the page's.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public FrontEndState State
    {
        get
        {
            lock (gate)
            {
                return state;
            }
        }
    }

    public static async Task<FrontEndServer> StartAsync(int port, CancellationToken cancellationToken)
    {
        var server = new FrontEndServer(port);
        try
        {
            await server.app.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing to see yet, or for good.</summary>
    public void Show(FrontEndState next)
    {
        lock (gate)
        {
            state = next;
        }
    }

    /// <summary>From now on, this is the page, and that the API it calls.</summary>
    public void Serve(FrontEndState.Built built, string apiAddress)
    {
        lock (gate)
        {
            files = new PhysicalFileProvider(built.Folder);
            api = apiAddress;
            state = built;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        files?.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        var current = State;
        return current is FrontEndState.Built ? ServeAsync(context) : WaitAsync(context, current);
    }

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (string.Equals(path, "/config.json", StringComparison.Ordinal))
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsJsonAsync(new { apiUrl = api }, context.RequestAborted);
        }

        var built = path.StartsWith("/assets/", StringComparison.Ordinal);
        var file = files!.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory)
        {
            if (built)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            // An address of the page's own making: its router knows it.
            file = files.GetFileInfo(Index);
        }

        context.Response.ContentType = types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream";
        context.Response.ContentLength = file.Length;

        // The names of built files change with their content.
        context.Response.Headers.CacheControl = built ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; connect-src 'self' {api}; media-src 'self' {api}; img-src 'self' blob: data:; "
            + "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static Task WaitAsync(HttpContext context, FrontEndState state)
    {
        var (text, again) = state switch
        {
            FrontEndState.Unavailable unavailable => (unavailable.Why, string.Empty),
            FrontEndState.Building building => ($"the page is not ready yet: {building.Step}", LookAgain),
            _ => (string.Empty, string.Empty),
        };
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{again}
            <title>Viva Studio</title></head>
            <body style="font:16px/1.6 sans-serif;max-width:40rem;margin:20vh auto;padding:0 1rem"><p>{Html.Encode(text)}</p></body></html>
            """,
            context.RequestAborted);
    }
}
