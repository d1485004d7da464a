using VivaApi.Backend.Features.Webhooks.Sending;

namespace VivaApi.UnitTests.Features.Webhooks;

public sealed class WebhookSecretTests
{
    /// <summary>The example of the convention's own text and libraries.</summary>
    [Fact]
    public void A_signature_is_the_one_of_the_conventions_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.Sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, """{"test": 2432232314}"""));
}
