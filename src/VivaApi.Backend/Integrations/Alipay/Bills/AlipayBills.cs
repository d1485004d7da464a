using System.Net;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>
/// Fetches a day's bill: asks for its address and follows it at once, for it lives for 30 seconds. The address comes from outside, so it
/// is followed only to a host that the operator knows, over TLS (but on this machine), and nowhere from there. Never throws for what
/// Alipay or the network does.
/// </summary>
internal sealed class AlipayBills(HttpClient http, AlipayGateway gateway, IOptions<AlipayOptions> options)
{
    private AlipayBillOptions Limits => options.Value.Bill;

    public async Task<AlipayBillFetch> FetchAsync(DateOnly day, CancellationToken cancellationToken) =>
        await gateway.QueryBillUrlAsync(day, Limits.Kind, cancellationToken) switch
        {
            AlipayBillOutcome.Available available => await FollowAsync(available.DownloadUrl, cancellationToken),
            AlipayBillOutcome.Empty => new AlipayBillFetch.Empty(),
            AlipayBillOutcome.NotExist => new AlipayBillFetch.NotExist(),
            AlipayBillOutcome.Refused no => new AlipayBillFetch.Refused(no.Code, no.SubCode, no.Message),
            AlipayBillOutcome.Unknown open => new AlipayBillFetch.Unknown(open.Reason),
            _ => throw new InvalidOperationException("No other outcome exists."),
        };

    private async Task<AlipayBillFetch> FollowAsync(string url, CancellationToken cancellationToken)
    {
        if (Allowed(url) is not { } address)
        {
            return new AlipayBillFetch.Unacceptable("its address is not on a host of Alipay__Bill__Hosts");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(Limits.DownloadTimeoutSeconds));
        try
        {
            return await DownloadAsync(address, patience.Token);
        }
        catch (BillRefusedException refused)
        {
            return new AlipayBillFetch.Unacceptable(refused.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new AlipayBillFetch.Unknown("the bill could not be reached, or it broke off");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlipayBillFetch.Unknown("the bill did not come in time");
        }
    }

    private async Task<AlipayBillFetch> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            return new AlipayBillFetch.Unacceptable("its address leads elsewhere");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new AlipayBillFetch.Unknown($"the bill's address answered HTTP {(int)response.StatusCode}: it may have run out");
        }

        using var archive = new MemoryStream();
        await using var body = new BoundedReading(
            await response.Content.ReadAsStreamAsync(cancellationToken), Limits.MaxBytes, $"it has more than {Limits.MaxBytes} bytes");
        await body.CopyToAsync(archive, cancellationToken);
        var (bill, refusal) = AlipayBill.Read(archive.ToArray(), Limits);
        return bill is null ? new AlipayBillFetch.Unacceptable(refusal!) : new AlipayBillFetch.Fetched(bill);
    }

    private Uri? Allowed(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        // Alipay's documents show addresses without TLS. Nothing signs a bill, so it is asked for with TLS all the same.
        var secure = address.IsLoopback || address.Scheme == Uri.UriSchemeHttps
            ? address
            : new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = address.IsDefaultPort ? -1 : address.Port }.Uri;
        return Limits.HostList().Contains(secure.Authority, StringComparer.OrdinalIgnoreCase) ? secure : null;
    }
}
