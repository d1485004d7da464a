namespace VivaApi.Backend.Integrations.Alipay.Bills;

/// <summary>Ends the reading of a file that is no acceptable bill; never leaves this folder.</summary>
internal sealed class BillRefusedException(string reason) : Exception(reason);
