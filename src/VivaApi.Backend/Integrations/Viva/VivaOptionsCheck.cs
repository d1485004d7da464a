using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>Names the wrong setting as the operator writes it and says what it should look like; never what a secret's value is.</summary>
internal sealed class VivaOptionsCheck : IValidateOptions<VivaOptions>
{
    public ValidateOptionsResult Validate(string? name, VivaOptions options)
    {
        List<string> failures = [];
        Expect(
            IsAddress(options.ApiUrl),
            $"{VivaOptions.ApiUrlName} must be VivaAPI's http(s) address without a query, for example https://www.vivaapi.cn/api");
        Expect(
            options.ApiKey.Length == 0 ? options.ApiKeys.Length > 0 : VivaKeySetting.IsKey(options.ApiKey),
            $"{VivaOptions.ApiKeyName} must be the VivaAPI key, one line without spaces, for example sk- and 48 letters and digits");
        Expect(
            options.ApiKeys.Length == 0 || AreKeys(VivaKeySetting.SeveralOf(options)),
            $"{VivaOptions.ApiKeysName} must be VivaAPI keys separated by commas, each with a weight from 1 to {VivaKeySetting.MaxWeight} "
            + $"behind a colon or without one, and at most {VivaKeySetting.MostKeys}");
        Expect(
            options.AccessToken.Length == 0 || VivaKeySetting.IsKey(options.AccessToken),
            "Viva:AccessToken must be the account's access token, one line without spaces, or nothing");
        Expect(
            (options.AccessToken.Length == 0) == (options.UserId.Length == 0)
                && options.UserId.Length <= 20 && !options.UserId.AsSpan().ContainsAnyExceptInRange('0', '9'),
            "Viva:UserId must be the account's number and goes with Viva:AccessToken: set both or neither");
        Expect(options.QuotaPerYuan is >= 1 and <= 1_000_000_000, "Viva:QuotaPerYuan must be a number from 1 to 1000000000");
        Expect(
            IsPath(options.GeneratePath) && !options.GeneratePath.Contains('{', StringComparison.Ordinal),
            "Viva__GeneratePath must be a path, for example veo3/generate (after VEO_API_URL) or /api/veo3/generate (after the host)");
        Expect(
            IsPath(options.StatusPath) && options.StatusPath.Split(VivaAddresses.IdPlace).Length == 2,
            "Viva__StatusPath must be a path that holds {id} once, for example /v1/videos/{id}");
        Expect(
            options.SubmitTimeoutSeconds is >= 10 and <= VivaOptions.LongestSubmitSeconds,
            "Viva__SubmitTimeoutSeconds must be a number from 10 to 120");
        Expect(options.PollTimeoutSeconds is >= 5 and <= 60, "Viva__PollTimeoutSeconds must be a number from 5 to 60");
        Expect(options.MaxAnswerBytes is >= 16_384 and <= 16_777_216, "Viva__MaxAnswerBytes must be a number from 16384 to 16777216");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Expect(bool holds, string failure)
        {
            if (!holds)
            {
                failures.Add(failure);
            }
        }
    }

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Host.Length > 0
        && address is { UserInfo: "", Query: "", Fragment: "" };

    private static bool AreKeys(IReadOnlyList<VivaKeySetting> keys) => keys.Count is > 0 and <= VivaKeySetting.MostKeys
        && keys.All(key => VivaKeySetting.IsKey(key.Text) && key.Weight is >= 1 and <= VivaKeySetting.MaxWeight);

    // The key goes wherever the path leads, so a path may not name another host.
    private static bool IsPath(string? text) =>
        text is { Length: > 0 and <= 256 }
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && !text.StartsWith("//", StringComparison.Ordinal)
        && !text.Contains("..", StringComparison.Ordinal)
        && text.AsSpan().IndexOfAny(":\\#") < 0;
}
