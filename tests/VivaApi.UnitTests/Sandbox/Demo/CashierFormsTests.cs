using VivaApi.Sandbox.Demo;

namespace VivaApi.UnitTests.Sandbox.Demo;

public sealed class CashierFormsTests
{
    [Fact]
    public void The_form_that_pays_is_found_among_others()
    {
        const string page =
            """
            <html><form action='/cashier/t/cancel' method='post'><button>取消</button></form>
            <FORM id=pay method=post action="/cashier/t/pay?a=1&amp;b=2">
              <input type="hidden" name="token" value="&lt;x&gt;"><input type="text" name="note" value="n">
            </FORM></html>
            """;

        var form = CashierForms.FindPayForm(page);

        Assert.NotNull(form);
        Assert.Equal("/cashier/t/pay?a=1&b=2", form.Action);
        Assert.Equal(KeyValuePair.Create("token", "<x>"), Assert.Single(form.Fields));
    }

    [Fact]
    public void A_page_without_a_form_to_send_has_none()
    {
        const string page = "<title> 交易已关闭 </title><form action='/search' method='get'></form>";

        Assert.Null(CashierForms.FindPayForm(page));
        Assert.Equal("交易已关闭", CashierForms.TitleOf(page));
    }
}
