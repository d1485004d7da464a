using FluentValidation;

namespace VivaApi.Backend.Platform.Http;

/// <summary>
/// Validates every request body of the group by its FluentValidation validator; a body type without one stops the process at start.
/// </summary>
internal static class RequestValidation
{
    public static RouteGroupBuilder WithRequestValidation(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory((context, next) =>
        {
            var position = Array.FindIndex(context.MethodInfo.GetParameters(), parameter => IsRequest(parameter.ParameterType));
            if (position < 0)
            {
                return next;
            }

            var bodyType = context.MethodInfo.GetParameters()[position].ParameterType;
            var validatorType = typeof(IValidator<>).MakeGenericType(bodyType);
            if (context.ApplicationServices.GetService<IServiceProviderIsService>()?.IsService(validatorType) == false)
            {
                throw new InvalidOperationException(
                    $"{bodyType.Name} has no validator: write {bodyType.Name.Replace("Request", "Validator", StringComparison.Ordinal)}.");
            }

            return async invocation =>
            {
                var validator = (IValidator)invocation.HttpContext.RequestServices.GetRequiredService(validatorType);
                var body = invocation.Arguments[position]!;
                var result = await validator.ValidateAsync(new ValidationContext<object>(body), invocation.HttpContext.RequestAborted);
                return result.IsValid ? await next(invocation) : StandardProblems.Invalid(result);
            };
        });
        return group;
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith(
        "Request", StringComparison.Ordinal) && type.Namespace?.StartsWith("VivaApi", StringComparison.Ordinal) == true;
}
