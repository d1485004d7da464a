using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace VivaApi.Backend.Platform.Http;

internal static class ProblemAnswers
{
    /// <summary>An RFC 9457 answer of this kind with the members that belong to it (<c>required</c>, <c>available</c> …).</summary>
    public static ProblemHttpResult Because(this ProblemKind kind, string detail, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var problem = new ProblemDetails { Status = kind.Status, Title = kind.Title, Detail = detail };
        problem.Extensions["code"] = kind.Code;
        foreach (var (name, value) in members)
        {
            InsistOnDeclared(kind, name);
            problem.Extensions[name] = value;
        }

        return TypedResults.Problem(problem);
    }

    // What is answered must stand in the document. Only Debug builds look, so that a slip never hides a problem answer from a customer.
    [Conditional("DEBUG")]
    private static void InsistOnDeclared(ProblemKind kind, string name)
    {
        if (kind.Members.All(member => member.Name != name))
        {
            throw new InvalidOperationException($"'{kind.Code}' does not declare its member '{name}'.");
        }
    }

    /// <summary>Gives the framework's own problem answers (401, 404, 405, 500 …) the members that ours have.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var kind = StandardProblems.ForStatus(problem.Status ?? context.HttpContext.Response.StatusCode);
        if (problem.Extensions.TryAdd("code", kind.Code))
        {
            problem.Title = kind.Title;
        }

        problem.Type = null;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (kind.Status == 503 && context.HttpContext.Response.Headers.RetryAfter.Count == 0)
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
        }
    }
}
