using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>Says at start which setting of the daily bill is wrong and what it should look like.</summary>
internal sealed class AlipayBillOptionsCheck : IValidateOptions<AlipayOptions>
{
    public ValidateOptionsResult Validate(string? name, AlipayOptions options)
    {
        // A section that is present but null overrides the default, whatever the property's type says.
        var bill = options.Bill ?? new AlipayBillOptions();
        string?[] failures =
        [
            bill.Hosts is not null && bill.HostList() is { Count: > 0 } hosts && hosts.All(IsHost)
                ? null
                : $"Alipay__Bill__Hosts must be host names, comma-separated, for example {AlipayBillOptions.ProductionHost}.",
            Unless("DownloadTimeoutSeconds", bill.DownloadTimeoutSeconds, 5, 600),
            Unless("MaxBytes", bill.MaxBytes, 65_536, 268_435_456),
            Unless("MaxUnpackedBytes", bill.MaxUnpackedBytes, 65_536, int.MaxValue),
            Unless("MaxRatio", bill.MaxRatio, 2, 1_000),
            Unless("MaxEntries", bill.MaxEntries, 1, 1_000),
        ];
        var said = failures.OfType<string>().ToArray();
        return said.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(said);
    }

    private static string? Unless(string setting, int value, int least, int most) =>
        value >= least && value <= most ? null : $"Alipay__Bill__{setting} must be a number from {least} to {most}.";

    private static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address) && address.PathAndQuery == "/" && address.UserInfo.Length == 0;
}
