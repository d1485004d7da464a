using VivaApi.Backend.Integrations.Alipay.Bills;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>How this installation talks to Alipay: section <c>Alipay</c>, in the environment <c>Alipay__AppId</c> and so on.</summary>
internal sealed class AlipayOptions
{
    public const string Section = "Alipay";

    public const string ProductionGateway = "https://openapi.alipay.com/gateway.do";

    /// <summary>The application's id on the open platform, digits only. Required.</summary>
    public string AppId { get; set; } = string.Empty;

    /// <summary>
    /// The payee's account number (PID), 16 digits that begin with 2088. Required: a notification for another payee is not ours.
    /// </summary>
    public string SellerId { get; set; } = string.Empty;

    /// <summary>The gateway's address without a query. Default: production.</summary>
    public string GatewayUrl { get; set; } = ProductionGateway;

    /// <summary>
    /// The application's RSA private key: PKCS#1 or PKCS#8, PEM or bare base64, 2048 bits or more. This or <see cref="PrivateKeyFile"/>.
    /// </summary>
    public string? PrivateKey { get; set; }

    /// <summary>A file that holds what <see cref="PrivateKey"/> would.</summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>
    /// The Alipay public key, as the open platform shows it after ours was uploaded. This, its file, or the three certificates.
    /// </summary>
    public string? AlipayPublicKey { get; set; }

    /// <summary>A file that holds what <see cref="AlipayPublicKey"/> would.</summary>
    public string? AlipayPublicKeyFile { get; set; }

    /// <summary>The Alipay public key before the last rotation; still accepted while it is set. Default: none.</summary>
    public string? PreviousAlipayPublicKey { get; set; }

    /// <summary>Certificate mode: the application's certificate (PEM or DER). All three certificate files, or none.</summary>
    public string? AppCertFile { get; set; }

    /// <summary>Certificate mode: Alipay's root certificates, one PEM file.</summary>
    public string? AlipayRootCertFile { get; set; }

    /// <summary>Certificate mode: Alipay's own certificate; its key takes the place of <see cref="AlipayPublicKey"/>.</summary>
    public string? AlipayCertFile { get; set; }

    /// <summary>Where Alipay posts notifications: public, no query, at most 256 characters. Required.</summary>
    public string NotifyUrl { get; set; } = string.Empty;

    /// <summary>
    /// Where the payer's browser lands after page and wap payments: no query, at most 256 characters. Default: Alipay's own page.
    /// </summary>
    public string? ReturnUrl { get; set; }

    /// <summary>
    /// First characters of every out_trade_no, so that two installations on one account never collide. Letters, digits, <c>_</c>; 1 to 16.
    /// Default VIVA.
    /// </summary>
    public string OutTradeNoPrefix { get; set; } = "VIVA";

    /// <summary>Seconds a call to the gateway may take. 5 to 15, default 10.</summary>
    public int RequestTimeoutSeconds { get; set; } = 10;

    /// <summary>Bytes of a notification's body that are read at most. 4,096 to 1,048,576, default 65,536.</summary>
    public int MaxNotificationBytes { get; set; } = 65_536;

    /// <summary>Seconds a notification's body may take to arrive; one that drips in is broken off. 1 to 60, default 10.</summary>
    public int NotificationReadSeconds { get; set; } = 10;

    /// <summary>How daily bills are fetched.</summary>
    public AlipayBillOptions Bill { get; set; } = new();

    /// <summary>True when any certificate file is named: then all three must be.</summary>
    public bool UsesCertificates =>
        new[] { AppCertFile, AlipayRootCertFile, AlipayCertFile }.Any(file => !string.IsNullOrWhiteSpace(file));
}
