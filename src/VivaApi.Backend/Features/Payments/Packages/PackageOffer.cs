using FluentValidation;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Payments.Packages;

/// <summary>
/// What operators see of a package. <paramref name="Version"/> goes back with a change; 409 when somebody else was faster.
/// </summary>
public sealed record OfferedPackageResponse(
    string Code,
    string Name,
    long PriceFen,
    long Credits,
    bool IncludesDedicatedKey,
    bool IncludesApiKeys,
    bool OnSale,
    int Position,
    int Version);

public sealed record OfferedPackagesResponse(IReadOnlyList<OfferedPackageResponse> Items);

internal static class PackageOffers
{
    public const int MaxPosition = 10_000;

    public static readonly ProblemKind Exists = new("package_exists", 409, "There is a package with this code.");

    public static readonly ProblemKind Changed = new("version_conflict", 409, "It was changed meanwhile; look again.")
    {
        Members = [new("version", 3, "the version that it has now")],
    };

    public static OfferedPackageResponse Example { get; } = new("pro", "专业套餐", 9_900, 150, false, false, true, 2, 1);

    public static void MustBePrice<T>(this IRuleBuilder<T, long> rule) => rule.InclusiveBetween(1, 100_000_000);

    public static void MustBeCredits<T>(this IRuleBuilder<T, long> rule) => rule.InclusiveBetween(1, 1_000_000);

    extension(CreditPackage package)
    {
        public OfferedPackageResponse ToOffer() => new(
            package.Code,
            package.Name,
            package.PriceFen.Value,
            package.Credits.Value,
            package.IncludesDedicatedKey,
            package.IncludesApiKeys,
            package.OnSale,
            package.Position,
            package.Version);
    }
}
