using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>Somebody who uses the API over HTTP. Anonymous until logged in.</summary>
internal sealed class Customer(HttpClient http)
{
    private static int count;

    public string Email { get; } = $"customer-{Interlocked.Increment(ref count)}@example.com";

    public static string NewKey() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public async Task<Customer> RegisterAsync()
    {
        (await PostAsync("/auth/register", new { email = Email, password = "a-long-password" })).Is(HttpStatusCode.Created);
        return await LogInAsync();
    }

    /// <summary>Logs in again: a day later the clock has ended the log-in.</summary>
    public async Task<Customer> LogInAsync()
    {
        var tokens = (await PostAsync("/auth/login", new { email = Email, password = "a-long-password" })).Is(HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.At<string>("accessToken"));
        return this;
    }

    /// <summary>Goes on with the tokens of this answer.</summary>
    public void Takes(Answer tokens) =>
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", tokens.Is(HttpStatusCode.OK).At<string>("accessToken"));

    /// <summary>The same customer, log-in included, at another copy of the service.</summary>
    public Customer At(ServiceUnderTest copy)
    {
        var there = new HttpClient { BaseAddress = copy.Address };
        there.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        return new Customer(there);
    }

    /// <summary>A program of this customer's that calls with an API key.</summary>
    public Customer Program(string key, ServiceUnderTest? copy = null)
    {
        var there = new HttpClient { BaseAddress = copy?.Address ?? http.BaseAddress };
        there.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Customer(there);
    }

    /// <summary>The same caller, as a proxy says where it comes from.</summary>
    public Customer From(string address)
    {
        http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return this;
    }

    public async Task<Answer> DeleteAsync(string path)
    {
        using var response = await http.DeleteAsync($"/api/v1{path}");
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> GetAsync(string path, CancellationToken hangUp = default)
    {
        using var response = await http.GetAsync($"/api/v1{path}", hangUp);
        return await Answer.ReadAsync(response);
    }

    /// <summary>The answer as it begins, its body unread.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) =>
        http.GetAsync(new Uri($"/api/v1{path}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Opens an event stream; fails the test when it is not answered with one.</summary>
    public async Task<EventStream> FollowAsync(string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await EventStream.OpenAsync(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    public Task<Answer> PostAsync(string path, object body, string? key = null) => SendAsync(path, JsonContent.Create(body), key);

    /// <summary>PUT or PATCH.</summary>
    public async Task<Answer> ChangeAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = JsonContent.Create(body) };
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> PostTextAsync(string path, string body, string contentType = "application/json", string? key = null) =>
        SendAsync(path, new StringContent(body, Encoding.UTF8, contentType), key);

    public Task<Answer> PostBytesAsync(string path, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(path, content, null);
    }

    /// <summary>A body under a content type as it is written here, and any number of keys.</summary>
    public async Task<Answer> PostAsAsync(string path, string body, string contentType, params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var key in keys)
        {
            // Two separate lines, as a proxy that adds its own would send them.
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async Task<(HttpStatusCode Status, byte[] Body, string? ContentType)> DownloadAsync(string path, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Range = range;
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>With a <c>Range</c> as it is written here, whether it is one or not.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> DownloadRangeAsync(string path, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    public async Task<Answer> OrderAsync(string package = "pro") =>
        (await PostAsync("/orders", new { packageCode = package, channel = "page" }, NewKey())).Is(HttpStatusCode.Created);

    public Task<Answer> GenerateAsync(string prompt = "一只在雨中弹钢琴的猫", string? key = null) =>
        PostAsync("/generations", new { prompt }, key ?? NewKey());

    public async Task<Guid> GenerationAsync(string prompt = "一只在雨中弹钢琴的猫") =>
        Guid.Parse((await GenerateAsync(prompt)).Is(HttpStatusCode.Accepted).At<string>("id"), CultureInfo.InvariantCulture);

    public async Task<string> StateOfGenerationAsync(Guid id) => (
        await GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK).At<string>("state");

    /// <summary>Asserts what the customer sees of credits and quota.</summary>
    public async Task HasAsync(long available, long quota, long used, long reserved)
    {
        var seen = (await GetAsync("/quota")).Is(HttpStatusCode.OK);
        Assert.Equal(
            (available, quota, used, reserved, quota - used - reserved),
            (
                seen.At<long>("availableCredits"),
                seen.At<long>("quota"),
                seen.At<long>("used"),
                seen.At<long>("reserved"),
                seen.At<long>("remaining")));
    }

    private async Task<Answer> SendAsync(string path, HttpContent content, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
