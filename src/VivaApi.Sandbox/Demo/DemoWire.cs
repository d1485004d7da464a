namespace VivaApi.Sandbox.Demo;

// What the demo reads of the API's answers, and no more: it is a customer, not the service's own code.
internal sealed record LoginAnswer(string AccessToken);

internal sealed record PackageAnswer(string Code, string Name, long PriceFen, long Credits);

internal sealed record ListAnswer<T>(IReadOnlyList<T> Items);

internal sealed record OrderAnswer(Guid Id, string State, long AmountFen, long Credits);

internal sealed record PaymentAnswer(string PayUrl);

internal sealed record PlacedOrderAnswer(OrderAnswer Order, PaymentAnswer Payment);

internal sealed record GenerationAnswer(Guid Id, string State, int? Progress, long PriceCredits);

internal sealed record QuotaAnswer(long Quota, long Used, long Reserved, long Remaining, long AvailableCredits);

internal sealed record CreditEntryAnswer(string Kind, long Amount, long AvailableAfter, long ReservedAfter, string Reference);

internal sealed record ProblemAnswer(string? Title, string? Detail, string? Code);
