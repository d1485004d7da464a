using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>A provider that changes its keys when it is told to, and counts how often it is asked for them.</summary>
internal sealed class RotatingProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private RsaSecurityKey current = NewKey();
    private int fetches;

    private RotatingProvider(WebApplication app, string address) => (this.app, Address) = (app, address);

    public string Address { get; }

    public int Fetches => fetches;

    public static async Task<RotatingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{ServiceUnderTest.FreePort()}";
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        var provider = new RotatingProvider(app, address);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = address, jwks_uri = $"{address}/jwks" }));
        app.MapGet("/jwks", provider.Keys);
        await app.StartAsync();
        return provider;
    }

    /// <summary>From now on tokens are signed with a new key, and the old one is no more among those that are told.</summary>
    public void Rotate() => current = NewKey();

    public string Token(string subject) => Signed(subject, current);

    /// <summary>Signed with a key that is nobody's.</summary>
    public string Forged(string subject) => Signed(subject, NewKey());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}" };

    private string Signed(string subject, RsaSecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = OpenIdProvider.Audience,
        Claims = new Dictionary<string, object> { ["sub"] = subject },
        IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
    });

    private IResult Keys()
    {
        Interlocked.Increment(ref fetches);
        var open = new RsaSecurityKey(current.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = current.KeyId };
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(open);
        return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig" } } });
    }
}

public sealed class RotatingProviderWorld(TestDatabases databases) : World(databases)
{
    internal RotatingProvider Provider { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Provider = await RotatingProvider.StartAsync();
        await base.InitializeAsync();

        // Tokens' ends are looked at by the machine's clock.
        Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Auth:Authority"] = Provider.Address,
        ["Auth:Audience"] = OpenIdProvider.Audience,
    };
}

public sealed class ProviderKeyTests(RotatingProviderWorld world) : IClassFixture<RotatingProviderWorld>
{
    [Fact]
    public async Task A_new_key_of_the_providers_is_fetched_without_a_restart_and_strange_keys_do_not_make_it_be_asked_again_and_again()
    {
        var provider = world.Provider;
        await using var copy = world.StartService();
        var old = provider.Token("nora");
        (await Caller(old).GetAsync("/me")).Is(HttpStatusCode.OK);
        Assert.Equal(1, provider.Fetches);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        provider.Rotate();
        (await Caller(provider.Token("nora")).GetAsync("/me")).Is(HttpStatusCode.OK);
        Assert.Equal(2, provider.Fetches);

        var forged = Enumerable.Range(0, 30).Select(_ => Caller(provider.Forged("nora")).GetAsync("/me"));
        Assert.All(await Task.WhenAll(forged), answer => answer.IsProblem(HttpStatusCode.Unauthorized, "unauthenticated"));
        Assert.Equal(2, provider.Fetches);
        (await Caller(provider.Token("nora")).GetAsync("/me")).Is(HttpStatusCode.OK);

        // Whoever was too early is let in by the next look.
        provider.Rotate();
        (await Caller(provider.Token("nora")).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        (await Caller(provider.Token("nora")).GetAsync("/me")).Is(HttpStatusCode.OK);
        Assert.Equal(3, provider.Fetches);

        Customer Caller(string token) => world.Service.NewCustomer().Program(token, copy);
    }
}
