using System.Globalization;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary>Lets a request with the access token and the user's number into the management routes. A key does not open them.</summary>
internal sealed class ManagementGate(VivaStandInOptions options, StandInAccount account)
{
    public const int UserId = 1;

    public RequestDelegate Behind(RequestDelegate handle) => async context =>
    {
        if (account.IsShut)
        {
            await Answers.ManagementErrorAsync(context, 503, "系统维护中");
            return;
        }

        var token = context.Request.Headers.Authorization.ToString();
        token = token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? token["Bearer ".Length..].Trim() : token;
        if (token != options.AccessToken)
        {
            await (options.Manner switch
            {
                VivaManner.Modern => Answers.ManagementErrorAsync(
                    context, 401, "无权进行此操作，access token 无效", "AUTH_UNAUTHORIZED"),
                VivaManner.Legacy => Answers.ManagementErrorAsync(context, 200, "无权进行此操作，access token 无效"),
            });
            return;
        }

        var number = context.Request.Headers["New-Api-User"].ToString();
        if (number != UserId.ToString(CultureInfo.InvariantCulture) && !options.OtherAccounts.Contains(number))
        {
            await Answers.ManagementErrorAsync(context, 401, "无权进行此操作，未提供 New-Api-User");
            return;
        }

        await handle(context);
    };
}
