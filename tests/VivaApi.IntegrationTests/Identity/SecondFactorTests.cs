using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using VivaApi.IntegrationTests.Database;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>A service whose operators need a second factor, as in production.</summary>
public sealed class SecondFactorWorld(TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Auth:OperatorsNeedSecondFactor"] = "true",
    };
}

/// <summary>Codes of an authenticator at the log-in, by RFC 6238 worked out anew here.</summary>
public sealed class SecondFactorTests(SecondFactorWorld world) : IClassFixture<SecondFactorWorld>
{
    private const string Password = "a-long-password";

    [Fact]
    public async Task An_operator_does_nothing_without_one_and_everything_with_it()
    {
        var person = await world.OperatorAsync();
        (await person.GetAsync("/admin/audit")).IsProblem(HttpStatusCode.Forbidden, "second_factor_needed");
        (await (await world.CustomerAsync()).GetAsync("/admin/audit")).IsProblem(HttpStatusCode.Forbidden, "forbidden");

        var secret = await SetUpAsync(person);
        (await person.GetAsync("/admin/audit")).IsProblem(HttpStatusCode.Forbidden, "second_factor_needed");
        (await LogInAsync(person, null)).IsProblem(HttpStatusCode.Unauthorized, "second_factor_required");
        var tokens = (await LogInAsync(person, CodeOf(secret, 1))).Is(HttpStatusCode.OK);

        var proven = person.Program(tokens.At<string>("accessToken"));
        (await proven.GetAsync("/admin/audit")).Is(HttpStatusCode.OK);
        var refreshed = await person.PostAsync("/auth/refresh", new { refreshToken = tokens.At<string>("refreshToken") });
        (await person.Program(refreshed.Is(HttpStatusCode.OK).At<string>("accessToken")).GetAsync("/admin/audit")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_taken_once_however_many_send_it()
    {
        var person = await world.CustomerAsync();
        var secret = await SetUpAsync(person);
        var code = CodeOf(secret, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => LogInAsync(person, code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized && answer.Code == "wrong_code"));
    }

    [Fact]
    public async Task Wrong_codes_are_counted_as_wrong_passwords_are()
    {
        var person = await world.CustomerAsync();
        var secret = await SetUpAsync(person);

        var answers = new List<Answer>();
        for (var turn = 0; turn < 12; turn++)
        {
            answers.Add(await LogInAsync(person, "000000"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].Status);
        Assert.Equal(10, answers.Count(answer => answer.Code == "wrong_code"));
        (await LogInAsync(person, CodeOf(secret, 1))).IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await LogInAsync(person, CodeOf(secret, 1))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_lost_the_authenticator_logs_in_with_each_recovery_code_once()
    {
        var person = await world.CustomerAsync();
        var secret = (await person.PostAsync("/me/second-factor", new { password = Password })).Is(HttpStatusCode.OK).At<string>("secret");
        var confirmed = (await person.PostAsync("/me/second-factor/confirm", new { code = CodeOf(secret) })).Is(HttpStatusCode.OK);
        var codes = confirmed.Json["recoveryCodes"]!.AsArray().Select(code => (string)code!).ToArray();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());

        (await RecoverAsync(person, codes[0])).Is(HttpStatusCode.OK);
        (await RecoverAsync(person, codes[0])).IsProblem(HttpStatusCode.Unauthorized, "wrong_code");
        (await RecoverAsync(person, codes[1].ToLowerInvariant())).Is(HttpStatusCode.OK);
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RecoverAsync(person, codes[2])));
        Assert.Single(atOnce, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_set_up_and_removed_with_the_password_and_shown_once()
    {
        var person = await world.CustomerAsync();
        (await person.PostAsync("/me/second-factor/confirm", new { code = "123456" })).IsProblem(
            HttpStatusCode.Conflict, "second_factor_not_begun");
        (await person.PostAsync("/me/second-factor", new { password = "wrong" })).IsProblem(
            HttpStatusCode.Unauthorized, "wrong_credentials");
        Assert.False((await person.GetAsync("/me")).At<bool>("secondFactor"));
        var secret = await SetUpAsync(person);
        person.Takes(await LogInAsync(person, CodeOf(secret, 1)));
        Assert.True((await person.GetAsync("/me")).At<bool>("secondFactor"));

        (await person.PostAsync("/me/second-factor", new { password = Password })).IsProblem(
            HttpStatusCode.Conflict, "second_factor_enabled");
        (await person.PostAsync("/me/second-factor/remove", new { password = Password })).IsProblem(
            HttpStatusCode.Unauthorized, "second_factor_required");
        (await person.PostAsync("/me/second-factor/remove", new { password = Password, code = CodeOf(secret, -1) })).Is(
            HttpStatusCode.NoContent);

        (await LogInAsync(person, null)).Is(HttpStatusCode.OK);
        Assert.Equal(0, await world.Books.CountAsync($"user_tokens t join users u on u.id = t.user_id where u.email = '{person.Email}'"));
    }

    [Fact]
    public async Task The_secret_is_not_in_the_database_as_it_is()
    {
        var person = await world.CustomerAsync();

        var secret = await SetUpAsync(person);

        Assert.Equal(0, await world.Books.CountAsync($"user_tokens where value like '%{secret}%'"));
    }

    [Fact]
    public async Task The_command_takes_a_lost_one_away_and_writes_it_down()
    {
        var person = await world.OperatorAsync();
        await SetUpAsync(person);

        Assert.Equal(0, await SecondFactorReset.RunAsync(world.ConnectionString, person.Email, CancellationToken.None));

        (await LogInAsync(person, null)).Is(HttpStatusCode.OK);
        Assert.Equal(1, await world.Books.CountAsync(
            $"audit_log a join users u on a.subject_id = u.id::text where u.email = '{person.Email}' and a.act = 'second_factor.reset'"
            + " and a.actor_id is null and a.before ->> 'secondFactor' = 'true'"));
        await Assert.ThrowsAsync<MigrationSettingException>(
            () => SecondFactorReset.RunAsync(world.ConnectionString, "nobody@example.com", CancellationToken.None));
    }

    private static async Task<string> SetUpAsync(Customer person)
    {
        var begun = (await person.PostAsync("/me/second-factor", new { password = Password })).Is(HttpStatusCode.OK);
        var secret = begun.At<string>("secret");
        Assert.Contains($"secret={secret}&issuer=VivaApi", begun.At<string>("otpauthUri"), StringComparison.Ordinal);
        (await person.PostAsync("/me/second-factor/confirm", new { code = CodeOf(secret) })).Is(HttpStatusCode.OK);
        return secret;
    }

    private static Task<Answer> LogInAsync(Customer person, string? code) =>
        person.PostAsync("/auth/login", new { email = person.Email, password = Password, code });

    private static Task<Answer> RecoverAsync(Customer person, string recoveryCode) =>
        person.PostAsync("/auth/login", new { email = person.Email, password = Password, recoveryCode });

    /// <summary>The code of so many steps from now (RFC 6238); Identity goes by the machine's own clock.</summary>
    private static string CodeOf(string secret, int steps = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + steps);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, FromBase32(secret));
        hmac.AppendData(counter);
        var hash = hmac.GetHashAndReset();
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.TrimEnd('=').Select(character =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(place => Convert.ToByte(bits.Substring(place * 8, 8), 2))];
    }
}
