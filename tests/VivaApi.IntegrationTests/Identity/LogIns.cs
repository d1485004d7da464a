using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>Log-ins, as a client sees them.</summary>
internal static class LogIns
{
    public const string Password = "a-long-password";

    public static async Task<Answer> TokensAsync(this Customer customer) =>
        (await customer.TryAsync(customer.Email, Password)).Is(HttpStatusCode.OK);

    public static Task<Answer> TryAsync(this Customer caller, string email, string password) =>
        caller.PostAsync("/auth/login", new { email, password });

    public static Task<Answer> RefreshAsync(this Customer caller, string refreshToken) =>
        caller.PostAsync("/auth/refresh", new { refreshToken });

    public static string Refresh(this Answer tokens) => tokens.At<string>("refreshToken");

    public static string Access(this Answer tokens) => tokens.At<string>("accessToken");
}
