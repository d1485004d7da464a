using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity;

internal static class AuthProblems
{
    public static readonly ProblemKind EmailTaken = new("email_taken", 409, "Somebody is registered with this e-mail address.");
    public static readonly ProblemKind PasswordTooWeak = new("password_too_weak", 400, "The password is too weak.");
    public static readonly ProblemKind WrongCredentials = new("wrong_credentials", 401, "The e-mail address or the password is wrong.");
    public static readonly ProblemKind NoPassword = new("no_password", 409, "The account has no password: it logs in at a provider.");
    public static readonly ProblemKind LoginLocked = new(
        "login_locked", 429, "Too many wrong passwords; wait for as many seconds as Retry-After says.");
    public static readonly ProblemKind RefreshTokenRefused = new("refresh_token_refused", 401, "The refresh token is not valid any more.");
}
