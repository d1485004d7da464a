using VivaApi.Backend.Platform.Alerts;

namespace VivaApi.Backend.Features.Operations.LowCredit;

internal sealed class LowCreditLetter : ICustomerLetter
{
    public string Kind => LowCreditNotices.Kind;

    public Task<CustomerLetter?> WriteAsync(AlertMessage message, CancellationToken cancellationToken) => Task.FromResult<CustomerLetter?>(
        new CustomerLetter(
            $"积分不足提醒 / {message.Message} credits left",
            $"""
             您的视频积分还剩 {message.Message}。
             Your credits for videos are running low: {message.Message} are left.
             """));
}
