using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Integrations.Messaging;

internal enum MailSecurity
{
    /// <summary>The connection begins in clear and must be encrypted before anything is said.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>In clear: only for a relay on the same machine or network.</summary>
    None,
}

/// <summary>Section <c>Mail</c>: the SMTP server that takes what is sent by mail.</summary>
internal sealed class MailOptions
{
    /// <summary>The server's name. Default none: no mail is sent.</summary>
    [MaxLength(255)]
    public string Host { get; init; } = string.Empty;

    /// <summary>Default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>How the connection is encrypted: <c>StartTls</c> (default), <c>Tls</c> or <c>None</c>.</summary>
    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Default none: the server wants no log-in.</summary>
    [MaxLength(255)]
    public string UserName { get; init; } = string.Empty;

    /// <summary>A secret. Default none.</summary>
    [MaxLength(500)]
    public string Password { get; init; } = string.Empty;

    /// <summary>The sender's address. Required where <c>Mail__Host</c> is set.</summary>
    [MaxLength(255)]
    public string From { get; init; } = string.Empty;

    /// <summary>Seconds that sending one mail may take. Default 30.</summary>
    [Range(1, 55)]
    public int TimeoutSeconds { get; init; } = 30;
}
