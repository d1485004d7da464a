using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VivaApi.Backend.Platform.Http;

/// <summary>The problems that any endpoint may answer; features add their own.</summary>
internal static class StandardProblems
{
    public static readonly ProblemKind MalformedRequest = new("malformed_request", 400, "The request could not be read.");
    public static readonly ProblemKind ValidationFailed = new("validation_failed", 400, "One or more fields are not valid.")
    {
        Members =
        [
            new("errors", new Dictionary<string, string[]> { ["field"] = ["What is wrong with it."] }, "the messages for each field"),
        ],
    };

    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, "Log in first.");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "You may not do this.");
    public static readonly ProblemKind NotFound = new("not_found", 404, "There is no such thing, or it is not yours.");
    public static readonly ProblemKind MethodNotAllowed = new("method_not_allowed", 405, "This address does not take that method.");
    public static readonly ProblemKind RequestTooLarge = new("request_too_large", 413, "The request is too large.");
    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported_media_type", 415, "Send the body as application/json in UTF-8.");
    public static readonly ProblemKind RateLimited = new("rate_limited", 429, "Too many requests.");
    public static readonly ProblemKind InternalError = new(
        "internal_error", 500, "Something went wrong on our side; nothing was charged twice.");
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The service cannot answer at the moment; try again shortly.");

    public static ProblemKind ForStatus(int status) => status switch
    {
        400 => MalformedRequest,
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => RequestTooLarge,
        415 => UnsupportedMediaType,
        429 => RateLimited,
        503 => Unavailable,
        _ => InternalError with { Status = status },
    };

    public static ProblemHttpResult Invalid(ValidationResult result) => ValidationFailed.Because(
        "See errors for the fields.",
        ("errors", result.ToDictionary().ToDictionary(pair => CamelCase(pair.Key), pair => pair.Value)));

    public static ProblemHttpResult Invalid(string field, string message) => ValidationFailed.Because(
        "See errors for the fields.",
        ("errors", new Dictionary<string, string[]> { [field] = [message] }));

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}
