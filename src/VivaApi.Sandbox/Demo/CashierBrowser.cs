using System.Net;

namespace VivaApi.Sandbox.Demo;

/// <summary>Pays in the cashier as a person with a browser does: opens the page, presses Pay, is sent back.</summary>
internal sealed class CashierBrowser : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpClientHandler handler = new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        CookieContainer = new CookieContainer(),
    };
    private readonly HttpClient http;

    public CashierBrowser() => http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(20) };

    /// <exception cref="SandboxException">The page is not a cashier, or the payment was refused.</exception>
    public async Task PayAsync(string payUrl, CancellationToken cancellationToken)
    {
        var (address, html) = await OpenAsync(new Uri(payUrl), cancellationToken);
        var form = CashierForms.FindPayForm(html)
            ?? throw new SandboxException($"the cashier shows no payment form but \"{CashierForms.TitleOf(html)}\"");
        using var content = new FormUrlEncodedContent(form.Fields);
        using var paid = await http.PostAsync(new Uri(address, form.Action), content, cancellationToken);
        if ((int)paid.StatusCode >= 400)
        {
            var answer = await paid.Content.ReadAsStringAsync(cancellationToken);
            throw new SandboxException($"the cashier answered {(int)paid.StatusCode} to Pay: {CashierForms.TitleOf(answer)}");
        }

        if (Target(paid, address) is { } back)
        {
            await ReturnAsync(back, cancellationToken);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static Uri? Target(HttpResponseMessage answer, Uri address) =>
        (int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location ? new Uri(address, location) : null;

    // The way back is a courtesy: it proves nothing, and the page at its end may belong to a front end that is not running.
    private async Task ReturnAsync(Uri back, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(back, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The order itself says whether it is paid.
        }
    }

    private async Task<(Uri Address, string Html)> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (Target(answer, address) is { } next)
            {
                address = next;
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode
                ? (address, html)
                : throw new SandboxException($"the pay page answered {(int)answer.StatusCode}: {CashierForms.TitleOf(html)}");
        }

        throw new SandboxException("the pay page redirects without end");
    }
}
