namespace VivaApi.Sandbox.Viva.Management;

/// <summary>The management routes and who gets in: the access token, a key, or anybody.</summary>
internal static class ManagementRoutes
{
    public static void MapManagement(
        this IEndpointRouteBuilder routes,
        VivaStandInOptions options,
        StandInAccount account,
        StandInBooks books,
        StandInKeys keys,
        TaskAnswers answers,
        TopUpFaults topUps)
    {
        var gate = new ManagementGate(options, account);
        var tokens = new TokenEndpoints(options, account, books.Save);
        var usage = new UsageEndpoints(keys, account);
        var logs = new LogEndpoints(options, keys, account, books, answers);
        var self = new AccountEndpoints(account, books, topUps);
        MapTokens(routes, options, gate, tokens);
        routes.MapGet("/api/usage/token", usage.TokenAsync);
        routes.MapGet("/v1/dashboard/billing/subscription", usage.SubscriptionAsync);
        routes.MapGet("/v1/dashboard/billing/usage", usage.BillingUsageAsync);
        routes.MapGet("/api/user/self", gate.Behind(self.SelfAsync));
        routes.MapPost("/api/user/topup", gate.Behind(self.TopUpAsync));
        routes.MapGet("/api/log/self", gate.Behind(logs.SelfAsync));
        routes.MapGet("/api/log/token", logs.OfTokenAsync);
        routes.MapGet("/api/task/self", gate.Behind(logs.TasksAsync));
        routes.MapGet("/api/status", AccountEndpoints.StatusAsync);
        routes.MapGet("/api/pricing", AccountEndpoints.PricingAsync);
    }

    private static void MapTokens(IEndpointRouteBuilder routes, VivaStandInOptions options, ManagementGate gate, TokenEndpoints tokens)
    {
        routes.MapPost("/api/token", gate.Behind(tokens.CreateAsync));
        routes.MapGet("/api/token", gate.Behind(tokens.ListAsync));
        routes.MapPut("/api/token", gate.Behind(tokens.UpdateAsync));
        routes.MapGet("/api/token/{id:int}", gate.Behind(tokens.GetAsync));
        routes.MapDelete("/api/token/{id:int}", gate.Behind(tokens.DeleteAsync));
        routes.MapPost("/api/token/batch", gate.Behind(tokens.DeleteManyAsync));
        if (options.Manner == VivaManner.Legacy)
        {
            // Old hosts show keys in their lists and have no routes to reveal them.
            routes.MapGet("/api/token/search", gate.Behind(tokens.SearchAsync));
            return;
        }

        var reveals = new Throttle(20, TimeSpan.FromMinutes(20), options.Time);
        var searches = new Throttle(10, TimeSpan.FromSeconds(60), options.Time);
        routes.MapGet("/api/token/search", searches.Before(gate.Behind(tokens.SearchAsync)));
        routes.MapPost("/api/token/{id:int}/key", reveals.Before(gate.Behind(tokens.RevealAsync)));
        routes.MapPost("/api/token/batch/keys", reveals.Before(gate.Behind(tokens.RevealManyAsync)));
    }
}
