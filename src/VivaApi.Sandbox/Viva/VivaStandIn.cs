using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>
/// A stand-in for VivaAPI in this process, on a port of its own: the operators' route, the relay's own routes, files, balance. It
/// charges, works for a while by the clock it is given, and goes wrong where it is asked to.
/// </summary>
internal sealed class VivaStandIn : IAsyncDisposable
{
    private readonly VivaStandInOptions options;
    private readonly StandInAccount account;
    private readonly StandInBooks books;
    private readonly StandInKeys keys;
    private readonly TaskAnswers answers;
    private readonly SubmitEndpoint submits;
    private readonly PollEndpoints polls;
    private readonly TopUpFaults topUps = new();
    private readonly SemaphoreSlim hanging = new(0);
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication app;
    private int disposed;

    private VivaStandIn(VivaStandInOptions options)
    {
        this.options = options;
        var state = StandInState.Read(options.StateFile);
        account = new StandInAccount(options, state);
        books = new StandInBooks(options, account, state);
        keys = new StandInKeys(options, account);
        answers = new TaskAnswers(options.Manner, () => PublicAddress);
        submits = new SubmitEndpoint(options, keys, books, answers, new SubmitFaults(HangAsync));
        polls = new PollEndpoints(keys, books, answers, HangAsync);
        app = Build();
    }

    /// <summary>Host and port, with a slash at the end.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What an operator sets as <c>VEO_API_URL</c>.</summary>
    public string VeoApiUrl => $"{PublicAddress}/api";

    /// <summary>What an operator sets as <c>VEO_API_KEY</c>: the first of the account's keys.</summary>
    public string Key => options.Keys[0];

    /// <summary>Every submit that arrived, refused and lost ones included, in the order of arrival.</summary>
    public IReadOnlyList<StandInSubmission> Submissions => books.Submissions;

    /// <summary>Every task that was made and is still known, oldest first.</summary>
    public IReadOnlyList<StandInTask> Tasks => books.Tasks;

    /// <summary>Questions about tasks that arrived.</summary>
    public int Polls => polls.Polls;

    /// <summary>What the account holds, in the relay's units.</summary>
    public long BalanceQuota => books.BalanceQuota;

    /// <summary>What the account holds, in whole credits.</summary>
    public long BalanceCredits => books.BalanceQuota / StandInPrices.QuotaPerCredit;

    private string PublicAddress => options.PublicAddress ?? BaseAddress.GetLeftPart(UriPartial.Authority);

    public static async Task<VivaStandIn> StartAsync(VivaStandInOptions options, CancellationToken cancellationToken)
    {
        var viva = new VivaStandIn(options);
        try
        {
            await viva.app.StartAsync(cancellationToken);
        }
        catch
        {
            await viva.DisposeAsync();
            throw;
        }

        var server = viva.app.Services.GetRequiredService<IServer>();
        var listening = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var host = options.ListenAddress.Equals(IPAddress.Any) ? "127.0.0.1" : listening.Host;
        viva.BaseAddress = new UriBuilder("http", host, listening.Port).Uri;
        return viva;
    }

    /// <summary>Gives the next submit this fault, whatever its prompt says; several calls wait in line.</summary>
    public void NextSubmit(VivaFault fault) => submits.Planned.Add(fault);

    /// <summary>Plans faults by a text, as <see cref="PlannedFaults"/> reads it.</summary>
    public void NextSubmits(string faults) => submits.Planned.Add(faults);

    /// <summary>Gives the next top-up this fault; several calls wait in line.</summary>
    public void NextTopUp(TopUpFault fault) => topUps.Add(fault);

    /// <summary>Top-ups that arrived, whatever came of them.</summary>
    public int TopUps => topUps.Arrived;

    /// <summary>Redemption codes that were taken: each has brought its credits once.</summary>
    public int CodesTaken => account.Redeemed.Count;

    /// <summary>Tells nothing about the account: every management route answers 503. Jobs are taken as ever.</summary>
    public bool AccountIsShut
    {
        get => account.IsShut;
        set => account.IsShut = value;
    }

    public void RevokeKey(string key) => keys.Revoke(key);

    /// <summary>Requests of any kind with this key that were refused because it is not good.</summary>
    public int RefusalsOf(string key) => keys.RefusalsOf(key);

    public void RestoreKey(string key) => keys.Restore(key);

    /// <summary>Tops the account up, or takes away when negative.</summary>
    public void AddCredits(long credits) => books.Change(credits * StandInPrices.QuotaPerCredit);

    /// <summary>Waits until so many submits in all have arrived.</summary>
    public Task WaitForSubmissionsAsync(int count, CancellationToken cancellationToken) =>
        books.WaitForSubmissionsAsync(count, cancellationToken);

    /// <summary>Waits until one more request is held without an answer; what the fault does before that has been done.</summary>
    public Task WaitForHangAsync(CancellationToken cancellationToken) => hanging.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        // Unanswered requests would hold the server open for its whole grace period.
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
        hanging.Dispose();
    }

    private WebApplication Build()
    {
        // The empty builder reads no environment: the service's own settings in this process are not the stand-in's.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 33_554_432;
            kestrel.Listen(options.ListenAddress, options.Port);
        });
        var built = builder.Build();
        built.UseRouting();
        var files = new FileEndpoints(keys, books);
        var status = new StatusPage(options, account, books, polls);
        built.MapPost("/api/veo3/generate", context => submits.HandleAsync(context, VivaRoute.OperatorsGenerate));
        built.MapPost("/v1/video/create", context => submits.HandleAsync(context, VivaRoute.VideoCreate));
        built.MapPost("/v1/videos", context => submits.HandleAsync(context, VivaRoute.Videos));
        built.MapPost("/v1/video/generations", context => submits.HandleAsync(context, VivaRoute.VideoGenerations));
        built.MapGet("/v1/video/query", polls.QueryAsync);
        built.MapGet("/v1/videos/{id}", polls.VideosAsync);
        built.MapGet("/v1/video/generations/{id}", polls.GenerationsAsync);
        built.MapGet("/v1/videos/{id}/content", files.ContentAsync);
        built.MapGet("/files/{name}", files.FileAsync);
        built.MapPost("/v1/videos/{id}/remix", submits.RemixAsync);
        built.MapManagement(options, account, books, keys, answers, topUps);
        built.MapPost("/faults", PlanAsync);
        built.MapGet("/status", status.ShowAsync);
        built.MapGet("/", status.ShowAsync);
        built.MapFallback("{**path}", SubmitFaults.NotFoundAsync);
        return built;
    }

    private async Task PlanAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            submits.Planned.Add(await reader.ReadToEndAsync(context.RequestAborted));
            await Answers.JsonAsync(context, 200, new System.Text.Json.Nodes.JsonObject { ["ok"] = true });
        }
        catch (FormatException wrong)
        {
            await Answers.TaskErrorAsync(context, 400, "unknown_fault", wrong.Message);
        }
    }

    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = either.Token.Register(() => ended.TrySetResult());
        hanging.Release();
        await ended.Task;
        context.Abort();
    }
}
