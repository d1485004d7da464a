using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>With whose VivaAPI key customers' videos are made.</summary>
internal enum ProvisioningMode
{
    /// <summary>Plan B: one master key; every quota is kept here.</summary>
    Shared,

    /// <summary>Plan A: each paying customer gets a key of their own at VivaAPI, good for what they have bought.</summary>
    Dedicated,

    /// <summary>Plan C: the master key for most, and a key of their own for who bought a package that includes one.</summary>
    Hybrid,
}

/// <summary>Section <c>Viva</c>: how VivaAPI is divided among the customers.</summary>
internal sealed class ProvisioningOptions
{
    /// <summary>Default hybrid. May be changed with a restart at any time: nothing is lost either way.</summary>
    [EnumDataType(typeof(ProvisioningMode))]
    public ProvisioningMode Provisioning { get; init; } = ProvisioningMode.Hybrid;

    /// <summary>
    /// What VivaAPI is paid for one credit, in fen. Default 25; with <c>Viva__QuotaPerYuan</c> it gives a key's quota there.
    /// </summary>
    [Range(1, 100_000)]
    public int FenPerCredit { get; init; } = 25;

    /// <summary>Hours after which a dedicated key's quota is set anew from our books. Default 24.</summary>
    [Range(1, 720)]
    public int SettleHours { get; init; } = 24;

    /// <summary>Dedicated keys that one round works on. Default 50; VivaAPI shows at most 100 at once.</summary>
    [Range(1, 100)]
    public int ProvisionBatchSize { get; init; } = 50;

    /// <summary>Longest pause in seconds before VivaAPI is asked again for a key. Default 300; the first is 5 and each doubles.</summary>
    [Range(1, 3_600)]
    public int MaxProvisionPauseSeconds { get; init; } = 300;

    /// <summary>
    /// Whether customers may be shown their own VivaAPI key. Default false: a key that was shown can be spent outside this service, and its
    /// owner's videos are made with no other key from then on.
    /// </summary>
    public bool RevealKeys { get; init; }

    /// <summary>Times in 24 hours that one customer is shown their key. Default 3.</summary>
    [Range(1, 100)]
    public int RevealsPerDay { get; init; } = 3;

    /// <summary>
    /// Whether VivaAPI gives a failed video's price back to the account alone and not to the key it was made with, as hosts from before
    /// February 2026 do. Default false; when true, a key that was shown is topped up by what its owner's failed videos took.
    /// </summary>
    public bool KeysKeepFailedPrices { get; init; }

    /// <summary>Seconds for which a master key rests that VivaAPI refused, while others go on. Default 30; doubles each time.</summary>
    [Range(1, 3_600)]
    public int KeyRestSeconds { get; init; } = 30;

    /// <summary>Longest such rest in seconds. Default 600.</summary>
    [Range(1, 86_400)]
    public int MaxKeyRestSeconds { get; init; } = 600;
}

/// <summary>Plan A cannot work without the account's access token; better no service than customers without their keys.</summary>
internal sealed class ProvisioningCheck(IOptions<VivaOptions> viva) : IValidateOptions<ProvisioningOptions>
{
    public ValidateOptionsResult Validate(string? name, ProvisioningOptions options) =>
        options.Provisioning == ProvisioningMode.Dedicated && viva.Value.AccessToken.Length == 0
            ? ValidateOptionsResult.Fail(
                $"Viva__Provisioning={EnumText.Of(options.Provisioning)} needs Viva__AccessToken and Viva__UserId: keys are made with them")
            : ValidateOptionsResult.Success;
}
