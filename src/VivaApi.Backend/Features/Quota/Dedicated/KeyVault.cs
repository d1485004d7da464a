using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>Encrypts VivaAPI keys for the database, with the service's Data Protection keys.</summary>
internal sealed class KeyVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("viva-dedicated-key");

    public string Lock(string key) => protector.Protect(key);

    /// <returns>Null when the ring that it was locked with is gone.</returns>
    public string? Open(string encrypted)
    {
        try
        {
            return protector.Unprotect(encrypted);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
