using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.ApiKeys;

/// <summary>Keys, as a customer asks for them.</summary>
internal static class KeysOf
{
    public static async Task<string> NewKeyAsync(this Customer customer, params string[] scopes) =>
        (await customer.MakeKeyAsync(new { name = "shop", scopes })).At<string>("key");

    public static async Task<Answer> MakeKeyAsync(this Customer customer, object wish) =>
        (await customer.PostAsync("/api-keys", wish)).Is(HttpStatusCode.Created);

    public static string IdOf(this Answer made) => made.At<string>("apiKey", "id");

    public static async Task<Answer> RotateAsync(this Customer customer, Answer made, int overlapMinutes) =>
        await customer.PostAsync($"/api-keys/{made.IdOf()}/rotate", new { overlapMinutes });
}
