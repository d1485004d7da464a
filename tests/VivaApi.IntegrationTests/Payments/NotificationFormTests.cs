using System.Net;
using System.Net.Sockets;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>The shapes in which genuine and false notifications arrive, through the whole pipeline.</summary>
public sealed class NotificationFormTests(World world) : IClassFixture<World>
{
    private const string Address = "/api/v1/payments/alipay/notify";
    private const string Malformed = "application/x-www-form-urlencoded; text/html; charset=utf-8";

    [Theory]
    [InlineData(Malformed)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8")]
    [InlineData("text/html")]
    [InlineData(null)]
    public async Task A_genuine_notification_is_credited_whatever_its_content_type_says(string? contentType)
    {
        var (customer, body) = await PaidButNotToldAsync();

        var (status, answer) = await PostAsync(body, contentType);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("success"u8.ToArray(), answer);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task The_order_of_the_fields_does_not_matter_and_fields_never_seen_before_are_verified_too()
    {
        var (customer, body) = await PaidButNotToldAsync(fields => fields["buyer_open_id"] = "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5");
        var reversed = string.Join('&', body.Split('&').Reverse());

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(reversed, Malformed)).Status);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("subject", "专业套餐 100% + a&b=c 🎬")]
    [InlineData("passback_params", "u%3D1%26v%3D2")]
    [InlineData("body", "  a+b  ")]
    public async Task Special_characters_are_verified_and_kept_unharmed(string field, string value)
    {
        var (customer, body) = await PaidButNotToldAsync(fields => fields[field] = value);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(body, Malformed)).Status);

        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        var bytes = Convert.ToHexString(Encoding.ASCII.GetBytes(body));
        Assert.Equal(1, await world.Books.CountAsync($"payment_notifications where body = '\\x{bytes}'"));
    }

    [Fact]
    public async Task A_notification_in_gbk_is_verified_by_its_own_bytes_and_credited()
    {
        var (customer, fields) = await PaidAndSignedAsync(fields =>
        {
            fields["charset"] = "GBK";
            fields["subject"] = "专业套餐 150 积分";
        });
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        var inUtf8 = FormOf(fields);
        var inGbk = string.Join('&', fields.Select(field =>
            $"{field.Key}={string.Concat(gbk.GetBytes(field.Value).Select(one => $"%{one:X2}"))}"));

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(inUtf8, Malformed)).Status);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        var (status, answer) = await PostAsync(inGbk, "application/x-www-form-urlencoded; charset=GBK");

        Assert.Equal((HttpStatusCode.OK, "success"), (status, Encoding.UTF8.GetString(answer)));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_that_nobody_knows_is_believed_no_more_than_its_signature(bool forged)
    {
        var (customer, fields) = await PaidAndSignedAsync(
            fields => fields["alipay_cert_sn"] = "0123456789abcdef0123456789abcdef_ffffffffffffffffffffffffffffffff", forged);

        var (status, answer) = await PostAsync(FormOf(fields), Malformed);

        Assert.Equal(
            forged ? (HttpStatusCode.BadRequest, "fail") : (HttpStatusCode.OK, "success"), (status, Encoding.UTF8.GetString(answer)));
        var credits = forged ? 0 : 150;
        await customer.HasAsync(available: credits, quota: credits, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_repeated_key_is_refused_even_when_the_rest_is_genuine()
    {
        var (customer, body) = await PaidButNotToldAsync();

        var (status, answer) = await PostAsync(body + "&total_amount=99.00", Malformed);

        Assert.Equal((HttpStatusCode.BadRequest, "fail"), (status, Encoding.UTF8.GetString(answer)));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(body, Malformed)).Status);
    }

    [Theory]
    [InlineData("sign_type=RSA2", "sign_type=RSA")]
    [InlineData("sign_type=RSA2", "sign_type=rsa2")]
    [InlineData("total_amount=99.00", "total_amount=99.0")]
    [InlineData("sign=", "sign=AAAA")]
    public async Task A_genuine_notification_that_was_altered_on_the_way_is_refused(string from, string to)
    {
        var (customer, body) = await PaidButNotToldAsync();

        var (status, answer) = await PostAsync(body.Replace(from, to, StringComparison.Ordinal), Malformed);

        Assert.Equal((HttpStatusCode.BadRequest, "fail"), (status, Encoding.UTF8.GetString(answer)));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Without_a_sign_type_rsa2_is_meant()
    {
        var (customer, body) = await PaidButNotToldAsync();

        var without = body.Replace("&sign_type=RSA2", string.Empty, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(without, Malformed)).Status);
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_than_post_is_refused_and_credits_nothing(string method)
    {
        var (customer, body) = await PaidButNotToldAsync();
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Address}?{body}");
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_body_without_end_sent_in_chunks_is_not_read_to_its_end()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var content = new StreamContent(new MemoryStream(new byte[600_000]));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_sender_that_hangs_up_before_the_answer_is_credited_once_all_the_same()
    {
        var (customer, body) = await PaidButNotToldAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, world.Service.Address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {Address} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        }

        var (status, answer) = await PostAsync(body, Malformed);

        Assert.Equal((HttpStatusCode.OK, "success"), (status, Encoding.UTF8.GetString(answer)));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
    }

    [Fact]
    public async Task No_payer_and_no_whole_notification_is_ever_logged()
    {
        var (_, body) = await PaidButNotToldAsync();
        await PostAsync(body, Malformed);
        await PostAsync(body.Replace("total_amount=99.00", "total_amount=1.00", StringComparison.Ordinal), Malformed);

        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("2088102122524333", StringComparison.Ordinal)
            || line.Contains("159****5620", StringComparison.Ordinal) || line.Contains("fund_bill_list", StringComparison.Ordinal)
            || line.Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    private async Task<(Customer Customer, string Body)> PaidButNotToldAsync(Action<IDictionary<string, string>>? mutate = null)
    {
        var (customer, fields) = await PaidAndSignedAsync(mutate);
        return (customer, FormOf(fields));
    }

    private async Task<(Customer Customer, IReadOnlyDictionary<string, string> Fields)> PaidAndSignedAsync(
        Action<IDictionary<string, string>>? mutate, bool forged = false)
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        world.Alipay.DropNotifications(times: 1);
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        return (customer, world.Alipay.SignNotification(outTradeNo, mutate, forged));
    }

    private static string FormOf(IReadOnlyDictionary<string, string> fields) =>
        string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    private async Task<(HttpStatusCode Status, byte[] Answer)> PostAsync(string body, string? contentType)
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await http.PostAsync(Address, content);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
